package io.netspace.lab.requests;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What clients were answered.
 *
 * @param perSecond studies accepted in a second
 * @param medianSeconds of the accepted requests, 0 without any
 * @param p95Seconds of the accepted requests, 0 without any
 * @param slowestRefusalSeconds of the refused ones, 0 without any
 * @param requestsByStatus by HTTP status, 0 for no answer in time
 */
public record RequestMeasurements(
    int clients,
    double perSecond,
    double medianSeconds,
    double p95Seconds,
    double slowestRefusalSeconds,
    Map<Integer, Integer> requestsByStatus) {
  private static final int CREATED = 201;

  /**
   * One request.
   *
   * @param status 0 for no answer in time
   */
  public record Answer(int status, double seconds) {}

  /** The measurements of the requests of a time. */
  public static RequestMeasurements of(int clients, double seconds, List<Answer> answers) {
    Map<Integer, Integer> byStatus = new TreeMap<>();
    answers.forEach(answer -> byStatus.merge(answer.status(), 1, Integer::sum));
    List<Double> accepted =
        answers.stream()
            .filter(answer -> answer.status() == CREATED)
            .map(Answer::seconds)
            .sorted()
            .toList();
    double slowestRefusal =
        answers.stream()
            .filter(answer -> answer.status() != CREATED)
            .mapToDouble(Answer::seconds)
            .max()
            .orElse(0);
    return new RequestMeasurements(
        clients,
        accepted.size() / seconds,
        quantile(accepted, 0.5),
        quantile(accepted, 0.95),
        slowestRefusal,
        byStatus);
  }

  /** The smallest value that the fraction of all values does not exceed. */
  private static double quantile(List<Double> sorted, double fraction) {
    return sorted.isEmpty()
        ? 0
        : sorted.get(Math.max(0, (int) Math.ceil(fraction * sorted.size()) - 1));
  }
}
