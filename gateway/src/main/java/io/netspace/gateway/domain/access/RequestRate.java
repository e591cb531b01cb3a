package io.netspace.gateway.domain.access;

import java.util.HashMap;
import java.util.Map;

/**
 * Limits the requests of each login: a bucket holds the tokens of one minute and is refilled
 * steadily; each request takes one.
 */
public final class RequestRate {
  private static final double NANOS_PER_MINUTE = 60e9;

  private final int perMinute;
  private final Map<String, Bucket> buckets = new HashMap<>();

  /**
   * A limit.
   *
   * @param perMinute requests of each login
   */
  public RequestRate(int perMinute) {
    this.perMinute = perMinute;
  }

  /** Requests that each login may make in a minute. */
  public int perMinute() {
    return perMinute;
  }

  private record Bucket(double tokens, long nanos) {}

  /**
   * Takes a token of a login.
   *
   * @param nanos a time that grows, such as of {@link System#nanoTime}
   * @return seconds to wait until there is one, at least 1; 0 if there was one
   */
  public synchronized int take(String login, long nanos) {
    Bucket before = buckets.getOrDefault(login, new Bucket(perMinute, nanos));
    double refilled = (nanos - before.nanos()) * perMinute / NANOS_PER_MINUTE;
    double tokens = Math.min(perMinute, before.tokens() + refilled);
    boolean isFree = tokens >= 1;
    buckets.put(login, new Bucket(isFree ? tokens - 1 : tokens, nanos));
    return isFree ? 0 : (int) Math.ceil((1 - tokens) * 60 / perMinute);
  }
}
