//! Times as bytes: in the forms in which people write them, read by the same readers.

use chrono::NaiveDate;

use super::{Clock, Period, When, Zone};
#[cfg(feature = "author")]
use crate::wire::Writer;
use crate::wire::{Reader, Wire};

impl Wire for Period {
    #[cfg(feature = "author")]
    fn write(&self, out: &mut Writer) {
        self.print().write(out);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let found = Period::parse(from.text()).ok();
        from.sound(found, Period::default())
    }
}

impl Wire for Zone {
    #[cfg(feature = "author")]
    fn write(&self, out: &mut Writer) {
        let minutes = self.offset_minutes();
        (minutes < 0).write(out);
        minutes.unsigned_abs().write(out);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let is_west = bool::read(from);
        let minutes = i32::try_from(from.number()).unwrap_or(i32::MAX);
        let found = Zone::from_minutes(if is_west { minutes.saturating_neg() } else { minutes });
        from.sound(found, Zone::utc())
    }
}

impl Wire for When {
    #[cfg(feature = "author")]
    fn write(&self, out: &mut Writer) {
        self.print(Zone::utc()).write(out);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let found = When::parse(from.text()).ok();
        from.sound(found, When::Date(NaiveDate::MIN))
    }
}

impl Wire for Clock {
    #[cfg(feature = "author")]
    fn write(&self, out: &mut Writer) {
        self.minutes().write(out);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let found = Clock::from_minutes(from.number());
        from.sound(found, Clock::DAY_BEGINS)
    }
}
