"""The money that goes with an award (tiền thưởng): amounts, and the list that is signed for it."""
