package io.netspace.gateway.adapter.inbound;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next cursor of the next page, null on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {

  /**
   * The page of items that were found.
   *
   * @param found up to one more than fits, which shows that there is a next page
   */
  static <F, T> Page<T> of(
      List<F> found, int limit, Function<F, T> item, Function<F, String> cursor) {
    List<F> shown = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        shown.stream().map(item).toList(),
        found.size() > limit ? cursor.apply(shown.getLast()) : null);
  }
}
