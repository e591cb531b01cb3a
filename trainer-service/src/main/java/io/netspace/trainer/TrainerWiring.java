package io.netspace.trainer;

import io.netspace.trainer.adapter.outbound.dl4j.Dl4jNetworkTrainer;
import io.netspace.trainer.adapter.outbound.images.CachedImageSource;
import io.netspace.trainer.application.Closings;
import io.netspace.trainer.application.ImageSource;
import io.netspace.trainer.application.NetworkTrainer;
import io.netspace.trainer.application.OutcomePublisher;
import io.netspace.trainer.application.TrainCandidate;
import io.netspace.trainer.application.WorkerNames;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;

/** Puts the trainer together. */
class TrainerWiring {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Closings closings() {
    return new Closings();
  }

  @Produces
  @Singleton
  ImageSource imageSource() {
    return new CachedImageSource();
  }

  @Produces
  @Singleton
  NetworkTrainer networkTrainer() {
    return new Dl4jNetworkTrainer();
  }

  @Produces
  @Singleton
  WorkerNames workerNames(TrainerConfig config) {
    return new WorkerNames(
        config.name().orElseGet(TrainerWiring::hostAndProcess), config.workers());
  }

  @Produces
  @Singleton
  TrainCandidate trainCandidate(
      NetworkTrainer trainer,
      ImageSource images,
      OutcomePublisher publisher,
      Closings closings,
      TrainerConfig config) {
    return new TrainCandidate(
        trainer, images, publisher, closings, config.attemptLimit(), config.codeVersion());
  }

  private static String hostAndProcess() {
    long process = ProcessHandle.current().pid();
    try {
      return InetAddress.getLocalHost().getHostName() + "-" + process;
    } catch (UnknownHostException e) {
      return "trainer-" + process;
    }
  }
}
