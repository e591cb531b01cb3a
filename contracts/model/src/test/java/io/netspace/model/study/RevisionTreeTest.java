package io.netspace.model.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.space.KnownRefinements;
import io.netspace.model.space.KnownSpaces;
import io.netspace.model.space.Ladder;
import io.netspace.model.space.Refinement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 0 ← 1 ← 2 ← 3, of which 1 and 2 are accepted, and 0 ← 4. */
class RevisionTreeTest {
  private static final List<Refinement> LADDER = KnownRefinements.of(Ladder.PAPER);
  private static final Map<Integer, Revision> REVISIONS =
      IntStream.rangeClosed(0, 4)
          .mapToObj(RevisionTreeTest::revision)
          .collect(Collectors.toMap(Revision::number, revision -> revision));

  private static Revision revision(int number) {
    return number == 0
        ? new Revision(0, null, null, KnownSpaces.anyNetXA())
        : new Revision(
            number, number == 4 ? 0 : number - 1, LADDER.get(number - 1), KnownSpaces.anyNetXA());
  }

  private static RevisionTree tree(Set<Integer> undone) {
    return new RevisionTree(REVISIONS, Set.of(1, 2)::contains, undone::contains);
  }

  @Test
  void theNewestAcceptedRevisionIsTheIncumbent() {
    assertThat(tree(Set.of()).incumbent()).isEqualTo(2);
  }

  @Test
  void whatComesFromAnUndoneRevisionIsOutWithIt() {
    RevisionTree descent = tree(Set.of(1));

    assertThat(IntStream.rangeClosed(0, 4).filter(descent::isOnUndoneBranch))
        .containsExactly(1, 2, 3);
    assertThat(descent.incumbent()).isZero();
    assertThat(descent.undoneCount()).isOne();
  }

  @Test
  void aRevisionComesFromItselfAndFromItsAncestors() {
    RevisionTree descent = tree(Set.of());

    assertThat(IntStream.rangeClosed(0, 4).filter(a -> descent.isDescendantOrSelf(3, a)))
        .containsExactly(0, 1, 2, 3);
    assertThat(IntStream.rangeClosed(0, 4).filter(a -> descent.isDescendantOrSelf(4, a)))
        .containsExactly(0, 4);
  }

  @Test
  void whatWasTriedOnARevisionThatIsOutCanBeTriedAgain() {
    assertThat(tree(Set.of()).triedRefinements())
        .containsExactlyInAnyOrderElementsOf(
            LADDER.subList(0, 4).stream().map(Refinement::name).toList());
    assertThat(tree(Set.of(1)).triedRefinements())
        .containsExactlyInAnyOrder(LADDER.get(0).name(), LADDER.get(3).name());
  }

  @Test
  void beforeAnyRevisionTheStartIsTheIncumbent() {
    assertThat(new RevisionTree(Map.of(), _ -> false, _ -> false).incumbent()).isZero();
  }
}
