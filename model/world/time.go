package world

// WeeksAYear converts yearly figures: 365.25 days.
const WeeksAYear = 365.25 / 7
