"""Personal data: rights and their clock, who was informed, who looked, and what is erased when its time is over."""
