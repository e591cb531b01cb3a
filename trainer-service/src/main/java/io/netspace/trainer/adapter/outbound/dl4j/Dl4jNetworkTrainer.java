package io.netspace.trainer.adapter.outbound.dl4j;

import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.EpochResult;
import io.netspace.contracts.vocabulary.Regime;
import io.netspace.trainer.application.NetworkTrainer;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.TrainingEnd;
import java.util.function.Consumer;
import org.bytedeco.dnnl.dnnl_version_t;

/**
 * Trains on the CPU with DeepLearning4J, the body of the network run by oneDNN. It uses as many
 * threads as OpenMP is told: start the process with {@code OMP_NUM_THREADS=1} and run one process,
 * or one thread that trains, a core; then the same candidate and images give the same errors.
 */
public final class Dl4jNetworkTrainer implements NetworkTrainer {
  private static final String DL4J_VERSION = "1.0.0-M2.1";

  @Override
  public TrainingEnd train(
      Candidate candidate, Regime regime, ImageSplit images, Consumer<EpochResult> onEpoch)
      throws InterruptedException {
    try (TrainingSession session = new TrainingSession(candidate, regime, images)) {
      return session.run(onEpoch);
    }
  }

  @Override
  public String device() {
    return "cpu";
  }

  @Override
  public String engine() {
    dnnl_version_t version = dnnl_version();
    return "deeplearning4j %s, onednn %d.%d.%d"
        .formatted(DL4J_VERSION, version.major(), version.minor(), version.patch());
  }
}
