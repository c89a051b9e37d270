package org.passeur;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that is set by hand, in a time zone. */
public final class HandClock extends Clock {
  private final ZoneId zone;
  private volatile Instant now;

  public HandClock(String now, String zone) {
    this.now = Instant.parse(now);
    this.zone = ZoneId.of(zone);
  }

  public void set(String time) {
    now = Instant.parse(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return Clock.fixed(now, other);
  }
}
