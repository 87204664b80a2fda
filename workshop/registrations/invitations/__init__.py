"""Invitations (giấy mời): units with a quota, what they answered, the paper and its reminders."""
