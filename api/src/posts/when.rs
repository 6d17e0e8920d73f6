//! Reading the time a post is meant to go out at: an instant with its offset, or the time on a wall and the zone the
//! wall stands in (ISO 8601, IANA time zone database).

use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDateTime, Timelike, Utc};
use jiff::civil;
use jiff::tz::{AmbiguousOffset, TimeZone};

use crate::model::{Instant, Schedule, TimeResolution};

/// The farthest a post may be scheduled ahead.
const FARTHEST: Duration = Duration::from_hours(2 * 366 * 24);

/// Wall times as they are stored and shown.
const WALL: &str = "%Y-%m-%dT%H:%M:%S";

/// Why a time cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhenProblem {
    #[error("This is no time. Write it as 2026-12-01T09:00:00+01:00, or as 2026-12-01T09:00 with a `time_zone`.")]
    Unreadable,
    #[error("This time has no offset, and no `time_zone` says where it is meant. Nothing was scheduled.")]
    ZoneMissing,
    #[error("There is no time zone of the name {0:?}. Write it as in the IANA database, for example Europe/Berlin.")]
    ZoneUnknown(String),
    #[error("This time has passed: it is {0} now. Nothing was scheduled.")]
    Past(Instant),
    #[error("This time is more than two years ahead. Nothing was scheduled.")]
    TooFar,
}

impl WhenProblem {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "time_invalid",
            Self::ZoneMissing => "time_zone_required",
            Self::ZoneUnknown(_) => "time_zone_unknown",
            Self::Past(_) => "time_in_past",
            Self::TooFar => "time_too_far",
        }
    }

    /// The field it is about.
    pub fn field(&self) -> &'static str {
        match self {
            Self::ZoneMissing | Self::ZoneUnknown(_) => "time_zone",
            _ => "scheduled_for",
        }
    }
}

/// A time as a client writes it.
#[derive(Clone, Debug, Default)]
pub struct TimeAsked {
    /// With an offset or `Z`, or a wall time.
    pub scheduled_for: String,
    /// IANA name of the zone in which a wall time is meant.
    pub time_zone: Option<String>,
}

/// Finds the instant that was meant. A wall time without a zone is taken in `usual_zone`. One that the clocks jump over
/// moves forward by as much as they do, one that they show twice is the earlier (as RFC 5545, 3.3.5, and ECMAScript's
/// Temporal have it), and the schedule says so.
pub fn resolve(asked: &TimeAsked, usual_zone: Option<&str>, now: Instant) -> Result<Schedule, WhenProblem> {
    let (wall, offset) = parse(asked.scheduled_for.trim()).ok_or(WhenProblem::Unreadable)?;
    let named = asked.time_zone.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let schedule = if let Some(offset) = offset {
        let at = wall.checked_sub_offset(offset).ok_or(WhenProblem::Unreadable)?.and_utc();
        // The offset fixes the instant; a zone beside it says where it is to be shown.
        let zone = named.map(zone).transpose()?;
        Schedule {
            at: at.into(),
            wall_time: zone.as_ref().map(|zone| shown(at.into(), zone, WALL)),
            time_zone: zone.as_ref().map(name_of),
            resolution: TimeResolution::Exact,
        }
    } else {
        let zone = zone(named.or(usual_zone).ok_or(WhenProblem::ZoneMissing)?)?;
        let (at, resolution) = on_the_wall(&zone, wall).ok_or(WhenProblem::Unreadable)?;
        Schedule {
            at: at.into(),
            time_zone: Some(name_of(&zone)),
            wall_time: Some(wall.format(WALL).to_string()),
            resolution,
        }
    };
    if schedule.at <= now {
        return Err(WhenProblem::Past(now));
    }
    if schedule.at.since(now) > FARTHEST {
        return Err(WhenProblem::TooFar);
    }
    Ok(schedule)
}

/// Whether a time can be read at all, whenever it is.
pub(super) fn check_written(asked: &TimeAsked) -> Result<(), WhenProblem> {
    parse(asked.scheduled_for.trim()).ok_or(WhenProblem::Unreadable)?;
    asked.time_zone.as_deref().map(zone_name).transpose()?;
    Ok(())
}

/// The zone of an IANA name.
fn zone(name: &str) -> Result<TimeZone, WhenProblem> {
    let zone = TimeZone::get(name).ok().filter(|zone| zone.iana_name().is_some());
    zone.ok_or_else(|| WhenProblem::ZoneUnknown(name.chars().take(64).collect()))
}

/// The name of a zone as the IANA database writes it, whatever its letters' case.
pub fn zone_name(name: &str) -> Result<String, WhenProblem> {
    zone(name).map(|zone| name_of(&zone))
}

fn name_of(zone: &TimeZone) -> String {
    zone.iana_name().unwrap_or_default().to_owned()
}

/// An instant as a wall in the zone shows it.
fn shown(at: Instant, zone: &TimeZone, format: &str) -> String {
    let at = jiff::Timestamp::from_microsecond(at.utc().timestamp_micros());
    at.map(|at| at.to_zoned(zone.clone()).strftime(format).to_string()).unwrap_or_default()
}

/// A sentence about a time that is not quite the one on the wall.
pub fn note(schedule: &Schedule) -> Option<String> {
    let name = schedule.time_zone.as_deref()?;
    let wall = NaiveDateTime::parse_from_str(schedule.wall_time.as_deref()?, WALL).ok()?;
    let shown = shown(schedule.at, &zone(name).ok()?, "%H:%M");
    match schedule.resolution {
        TimeResolution::Exact => None,
        TimeResolution::Gap => Some(format!(
            "{} does not exist on {} in {name}: the clocks go forward. The post goes out at {shown}.",
            wall.format("%H:%M"),
            wall.format("%-d %B %Y"),
        )),
        TimeResolution::Overlap => Some(format!(
            "{} comes twice on {} in {name}: the clocks go back. The post goes out at the earlier one, {} UTC.",
            wall.format("%H:%M"),
            wall.format("%-d %B %Y"),
            schedule.at.utc().format("%H:%M")
        )),
    }
}

fn on_the_wall(zone: &TimeZone, wall: NaiveDateTime) -> Option<(DateTime<Utc>, TimeResolution)> {
    let civil = civil::DateTime::strptime(WALL, wall.format(WALL).to_string()).ok()?;
    let ambiguous = zone.to_ambiguous_timestamp(civil);
    let resolution = match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } => TimeResolution::Exact,
        AmbiguousOffset::Gap { .. } => TimeResolution::Gap,
        AmbiguousOffset::Fold { .. } => TimeResolution::Overlap,
    };
    let at = ambiguous.compatible().ok()?;
    Some((DateTime::from_timestamp_micros(at.as_microsecond())?, resolution))
}

/// Reads `2026-12-01T09:00`, with seconds and fraction if there are any, and with an offset if there is one.
fn parse(text: &str) -> Option<(NaiveDateTime, Option<FixedOffset>)> {
    let (date, time) = text.split_once(['T', 't', ' '])?;
    let (time, offset) = match time.find(['Z', 'z', '+', '-']) {
        None => (time, None),
        Some(at) => (&time[..at], Some(parse_offset(&time[at..])?)),
    };
    let whole = format!("{date}T{time}");
    let wall = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"]
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(&whole, format).ok())?;
    // A leap second is no time that anyone schedules for, and not every clock shows it.
    (wall.nanosecond() < 1_000_000_000 && date.len() == 10).then_some((wall, offset))
}

fn parse_offset(text: &str) -> Option<FixedOffset> {
    if matches!(text, "Z" | "z") {
        return FixedOffset::east_opt(0);
    }
    let digits: String = text[1..].chars().filter(|c| *c != ':').collect();
    let shape_is_right =
        matches!((text.len(), digits.len()), (3, 2) | (5 | 6, 4)) && digits.bytes().all(|b| b.is_ascii_digit());
    let number = |range: std::ops::Range<usize>| digits.get(range).map_or(Some(0), |part| part.parse::<i32>().ok());
    let (hours, minutes) = (number(0..2)?, if digits.len() == 4 { number(2..4)? } else { 0 });
    let seconds = hours * 3600 + minutes * 60;
    let sign = if text.starts_with('-') { -1 } else { 1 };
    if shape_is_right && minutes < 60 { FixedOffset::east_opt(sign * seconds) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Instant {
        "2026-11-20T12:00:00Z".parse::<DateTime<Utc>>().unwrap().into()
    }

    fn ask(scheduled_for: &str, time_zone: Option<&str>) -> Result<Schedule, WhenProblem> {
        let asked = TimeAsked { scheduled_for: scheduled_for.to_owned(), time_zone: time_zone.map(str::to_owned) };
        resolve(&asked, None, now())
    }

    fn at(scheduled_for: &str, time_zone: Option<&str>) -> (String, TimeResolution) {
        let schedule = ask(scheduled_for, time_zone).unwrap();
        (schedule.at.to_string(), schedule.resolution)
    }

    #[test]
    fn an_offset_fixes_the_instant() {
        for text in [
            "2026-12-01T09:00:00+01:00",
            "2026-12-01T09:00+01:00",
            "2026-12-01T09:00+0100",
            "2026-12-01T09:00+01",
            "2026-12-01T08:00:00Z",
            "2026-12-01T08:00:00.000z",
            "2026-12-01 03:00-05:00",
            "2026-12-01T13:30+05:30",
        ] {
            assert_eq!(at(text, None), ("2026-12-01T08:00:00Z".to_owned(), TimeResolution::Exact), "{text}");
        }
        let shown = ask("2026-12-01T08:00Z", Some("Asia/Tokyo")).unwrap();
        assert_eq!(shown.wall_time.as_deref(), Some("2026-12-01T17:00:00"));
    }

    #[test]
    fn a_wall_time_is_found_in_its_zone() {
        assert_eq!(at("2026-12-01T09:00", Some("Europe/Berlin")).0, "2026-12-01T08:00:00Z");
        assert_eq!(at("2027-07-01T09:00", Some("Europe/Berlin")).0, "2027-07-01T07:00:00Z");
        assert_eq!(at("2026-12-01T09:00", Some("Asia/Kathmandu")).0, "2026-12-01T03:15:00Z");
    }

    #[test]
    fn a_gap_goes_forward_and_an_overlap_takes_the_earlier() {
        let new_york = Some("America/New_York");
        assert_eq!(at("2027-03-14T02:30", new_york), ("2027-03-14T07:30:00Z".to_owned(), TimeResolution::Gap));
        assert_eq!(at("2027-03-14T01:59:59", new_york).1, TimeResolution::Exact);
        assert_eq!(at("2027-03-14T03:00", new_york), ("2027-03-14T07:00:00Z".to_owned(), TimeResolution::Exact));
        assert_eq!(at("2027-11-07T01:30", new_york), ("2027-11-07T05:30:00Z".to_owned(), TimeResolution::Overlap));
        // Half an hour only.
        let lord_howe = Some("Australia/Lord_Howe");
        assert_eq!(at("2027-10-03T02:15", lord_howe), ("2027-10-02T15:45:00Z".to_owned(), TimeResolution::Gap));
        let note_of = |text| note(&ask(text, new_york).unwrap()).unwrap();
        assert!(
            note_of("2027-03-14T02:30").ends_with("The post goes out at 03:30."),
            "{}",
            note_of("2027-03-14T02:30")
        );
        assert!(note_of("2027-11-07T01:30").ends_with("the earlier one, 05:30 UTC."));
    }

    #[test]
    fn what_is_no_time_says_so() {
        for text in [
            "",
            "tomorrow",
            "2026-12-01",
            "09:00",
            "2026-02-30T09:00Z",
            "2026-12-01T24:01Z",
            "2026-12-01T09:60Z",
            "2026-12-31T23:59:60Z",
            "2026-12-01T09:00+25:00",
            "2026-12-01T09:00+1",
            "2026-12-01T09:00+01:0",
            "2026-12-01T09:00+0a:00",
            "12026-12-01T09:00Z",
            "2026-12-01T09:00Zulu",
            "2026-12-01T09:00+é0",
            "1764579600",
        ] {
            assert_eq!(ask(text, Some("UTC")), Err(WhenProblem::Unreadable), "{text}");
        }
        assert_eq!(ask("2026-12-01T09:00", None), Err(WhenProblem::ZoneMissing));
        assert_eq!(
            ask("2026-12-01T09:00", Some("Mars/Olympus")),
            Err(WhenProblem::ZoneUnknown("Mars/Olympus".to_owned()))
        );
    }

    #[test]
    fn only_the_time_ahead_is_taken() {
        assert_eq!(ask("2026-11-20T12:00:00Z", None), Err(WhenProblem::Past(now())));
        assert!(ask("2026-11-20T12:00:01Z", None).is_ok());
        assert_eq!(ask("2029-01-01T00:00:00Z", None), Err(WhenProblem::TooFar));
    }

    proptest::proptest! {
        #[test]
        fn nothing_that_anyone_types_panics(text in "\\PC{0,40}", zone in proptest::option::of("\\PC{0,20}")) {
            let _any = ask(&text, zone.as_deref());
        }

        #[test]
        fn a_wall_time_never_goes_back(minutes in 0_i64..1_000_000, nth in 0..400_usize) {
            // A day and an hour later on the wall is later in truth, whatever the clocks do.
            let zone = zone(jiff::tz::db().available().nth(nth).unwrap().as_str()).unwrap();
            let wall = now().utc().naive_utc() + chrono::TimeDelta::minutes(minutes);
            let (first, _) = on_the_wall(&zone, wall).unwrap();
            let (second, _) = on_the_wall(&zone, wall + chrono::TimeDelta::hours(25)).unwrap();
            assert!(second > first);
        }
    }
}
