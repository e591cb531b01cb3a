package io.netspace.trainer.adapter.outbound.dl4j.training;

import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.SMALL;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.network;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.network.Architecture;
import io.netspace.model.training.Recipe;
import io.netspace.trainer.adapter.outbound.dl4j.CandidateNetwork;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.ConvNormAct;
import io.netspace.trainer.adapter.outbound.dl4j.loader.Batch;
import io.netspace.trainer.adapter.outbound.dl4j.loader.BatchPrefetcher;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class PreciseBatchNormTest {
  /** Of sums over a batch in float32. */
  private static final float ROUNDING = 1e-5f;

  private static final Architecture NETWORK = network(2, stage(1, 8, 1, 1, 8));
  private static final BackbonePlan PLAN = BackbonePlan.of(NETWORK);
  private static final int BATCH = 4;

  /** Of each batch, what its even and its odd images are filled with. */
  private static final List<float[]> BATCHES =
      List.of(new float[] {1, 3}, new float[] {5, 5}, new float[] {-2, 6});

  @Test
  void theyAreTheMeanOfTheBatchesMeansAndUnbiasedVariances() throws InterruptedException {
    // Given
    float numbers = BATCH * SMALL.height() * SMALL.width();
    float unbiased = numbers / (numbers - 1);
    try (CandidateNetwork network =
        new CandidateNetwork(NETWORK, Recipe.DEFAULT, 1, 1, new SplittableRandom(1))) {
      passFirstChannel(network.parameters());
      float[] before = network.parameters().toFloatVector();

      // When
      measure(network);

      // Then
      float[] after = network.parameters().toFloatVector();
      assertThat(after[PLAN.meanOffset()]).isCloseTo((2 + 5 + 2) / 3f, within(ROUNDING));
      assertThat(after[PLAN.varianceOffset()])
          .isCloseTo((1 + 0 + 16) / 3f * unbiased, within(ROUNDING));
      assertThat(Arrays.copyOf(after, PLAN.meanOffset()))
          .containsExactly(Arrays.copyOf(before, PLAN.meanOffset()));
    }
  }

  /** The stem's first channel becomes the image's. */
  private static void passFirstChannel(INDArray parameters) {
    ConvNormAct stem = PLAN.convolutions().getFirst();
    for (int i = 0; i < stem.weightCount() / stem.out(); i++) {
      parameters.putScalar(stem.weightOffset() + i, 0);
    }
    int centre = stem.kernel() * stem.kernel() / 2;
    parameters.putScalar(stem.weightOffset() + centre, 1);
  }

  private static void measure(CandidateNetwork network) throws InterruptedException {
    List<Batch> ring = Stream.generate(() -> new Batch(BATCH, SMALL, 2)).limit(3).toList();
    try (ExecutorService thread = Executors.newSingleThreadExecutor();
        BatchPrefetcher batches =
            new BatchPrefetcher(
                thread, ring, PreciseBatchNormTest::fill, 0, BATCHES.size(), new AtomicLong())) {
      PreciseBatchNorm.recompute(network, batches, _ -> {});
    }
    ring.forEach(Batch::close);
  }

  private static void fill(Batch batch, int step) {
    batch.clear(BATCH);
    for (int place = 0; place < BATCH; place++) {
      float[] image = new float[SMALL.size()];
      Arrays.fill(image, BATCHES.get(step)[place % 2]);
      batch.put(place, image, 0);
    }
  }
}
