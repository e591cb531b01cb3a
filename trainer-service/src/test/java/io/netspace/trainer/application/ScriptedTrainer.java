package io.netspace.trainer.application;

import io.netspace.model.study.Candidate;
import io.netspace.model.training.EpochResult;
import io.netspace.model.training.Regime;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.TrainingResult;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A trainer without training, whose end the test controls: at once, or when it is released. */
public final class ScriptedTrainer implements NetworkTrainer {
  private static final EpochResult FIRST = new EpochResult(1, 0.1, 2.0, 80.0, 1.0);
  private static final EpochResult LAST = new EpochResult(2, 0.05, 1.5, 42.5, 1.0);

  /** The checkpoint that it saves before it waits. */
  static final byte[] STATE = {4, 2};

  private final List<byte[]> resumed = new CopyOnWriteArrayList<>();
  private final AtomicInteger started = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile boolean diverging;
  private volatile boolean broken;
  private volatile boolean ignoresInterrupts;
  private final AtomicInteger interrupts = new AtomicInteger();

  public void diverge() {
    diverging = true;
  }

  public void failEveryTraining() {
    broken = true;
  }

  public void stopFailing() {
    broken = false;
  }

  /** Every training waits from now on until {@link #release}. */
  public void blockTrainings() {
    gate = new CountDownLatch(1);
  }

  /** As {@link #blockTrainings}, but an interrupt takes effect only after the release. */
  public void blockIgnoringInterrupts() {
    ignoresInterrupts = true;
    blockTrainings();
  }

  /** Number of interrupts of trainings that ignore them. */
  public int interrupts() {
    return interrupts.get();
  }

  public void release() {
    gate.countDown();
  }

  /** The checkpoints that trainings resumed from. */
  public List<byte[]> resumed() {
    return List.copyOf(resumed);
  }

  /** Trainings begun so far. */
  public int started() {
    return started.get();
  }

  @Override
  public TrainingResult train(
      Candidate candidate,
      Regime regime,
      ImageSplit images,
      TrainingArtifacts artifacts,
      TrainingListener listener)
      throws InterruptedException {
    started.incrementAndGet();
    artifacts.loadCheckpoint().ifPresent(resumed::add);
    artifacts.saveCheckpoint(STATE);
    awaitGate();
    listener.onStep();
    if (broken) {
      throw new IllegalStateException("The engine broke.");
    }
    listener.onEpoch(FIRST);
    if (diverging) {
      return new TrainingResult.Diverged(List.of(FIRST), 1.5, 100, "loss was NaN in epoch 2");
    }
    listener.onEpoch(LAST);
    artifacts.saveIfAmongBest(new EmptyNetwork(LAST.errorPercent()));
    return new TrainingResult.Completed(List.of(FIRST, LAST), 2, 100);
  }

  private void awaitGate() throws InterruptedException {
    boolean interrupted = false;
    while (!interrupted || gate.getCount() > 0) {
      try {
        gate.await();
        if (!interrupted) {
          return;
        }
      } catch (InterruptedException e) {
        if (!ignoresInterrupts) {
          throw e;
        }
        interrupts.incrementAndGet();
        interrupted = true;
      }
    }
    throw new InterruptedException("interrupted while it held on");
  }

  @Override
  public String device() {
    return "paper";
  }

  @Override
  public String engine(io.netspace.model.network.Architecture network) {
    return "script 1";
  }
}
