package io.netspace.trainer.application;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.EpochResult;
import io.netspace.contracts.vocabulary.Regime;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.TrainingEnd;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Trains nothing: ends as the test says, at once or when the test lets it. */
public final class ScriptedTrainer implements NetworkTrainer {
  private static final EpochResult FIRST = new EpochResult(1, 0.1, 2.0, 80.0, 1.0);
  private static final EpochResult LAST = new EpochResult(2, 0.05, 1.5, 42.5, 1.0);

  private final AtomicInteger started = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile boolean diverging;
  private volatile boolean broken;

  public void diverge() {
    diverging = true;
  }

  public void breakDown() {
    broken = true;
  }

  public void repair() {
    broken = false;
  }

  /** Every training waits from now on until {@link #release}. */
  public void hold() {
    gate = new CountDownLatch(1);
  }

  public void release() {
    gate.countDown();
  }

  /** Trainings begun so far. */
  public int started() {
    return started.get();
  }

  @Override
  public TrainingEnd train(
      Candidate candidate, Regime regime, ImageSplit images, Consumer<EpochResult> onEpoch)
      throws InterruptedException {
    started.incrementAndGet();
    gate.await();
    if (broken) {
      throw new IllegalStateException("The engine broke.");
    }
    onEpoch.accept(FIRST);
    if (diverging) {
      return new TrainingEnd.Diverged(List.of(FIRST), 1.5, 100, "loss was NaN in epoch 2");
    }
    onEpoch.accept(LAST);
    return new TrainingEnd.Completed(List.of(FIRST, LAST), 2, 100);
  }

  @Override
  public String device() {
    return "paper";
  }

  @Override
  public String engine() {
    return "script 1";
  }
}
