package io.netspace.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 0 ← 1 ← 2 ← 3, of which 1 and 2 are accepted, and 0 ← 4. */
class DescentTest {
  private static final List<Refinement> LADDER = KnownRefinements.of(Ladder.PAPER);
  private static final Map<Integer, Revision> REVISIONS =
      IntStream.rangeClosed(0, 4)
          .mapToObj(DescentTest::revision)
          .collect(Collectors.toMap(Revision::number, revision -> revision));

  private static Revision revision(int number) {
    return number == 0
        ? new Revision(0, null, null, KnownSpaces.anyNetXA())
        : new Revision(
            number, number == 4 ? 0 : number - 1, LADDER.get(number - 1), KnownSpaces.anyNetXA());
  }

  private static Descent descent(Set<Integer> undone) {
    return new Descent(REVISIONS, Set.of(1, 2)::contains, undone::contains);
  }

  @Test
  void theNewestAcceptedRevisionIsTheIncumbent() {
    assertThat(descent(Set.of()).incumbent()).isEqualTo(2);
  }

  @Test
  void whatComesFromAnUndoneRevisionIsOutWithIt() {
    Descent descent = descent(Set.of(1));

    assertThat(IntStream.rangeClosed(0, 4).filter(descent::isOut)).containsExactly(1, 2, 3);
    assertThat(descent.incumbent()).isZero();
    assertThat(descent.branches()).isOne();
  }

  @Test
  void aRevisionComesFromItselfAndFromItsAncestors() {
    Descent descent = descent(Set.of());

    assertThat(IntStream.rangeClosed(0, 4).filter(a -> descent.comesFrom(3, a)))
        .containsExactly(0, 1, 2, 3);
    assertThat(IntStream.rangeClosed(0, 4).filter(a -> descent.comesFrom(4, a)))
        .containsExactly(0, 4);
  }

  @Test
  void whatWasTriedOnARevisionThatIsOutCanBeTriedAgain() {
    assertThat(descent(Set.of()).tried())
        .containsExactlyInAnyOrderElementsOf(
            LADDER.subList(0, 4).stream().map(Refinement::name).toList());
    assertThat(descent(Set.of(1)).tried())
        .containsExactlyInAnyOrder(LADDER.get(0).name(), LADDER.get(3).name());
  }

  @Test
  void beforeAnyRevisionTheStartIsTheIncumbent() {
    assertThat(new Descent(Map.of(), _ -> false, _ -> false).incumbent()).isZero();
  }
}
