package io.netspace.trainer.application;

/**
 * The states of a {@link CandidateWorker}, with all transitions. A worker has one training at most,
 * and takes no candidate before it has ended.
 *
 * <pre>
 * state                   event                            action                                        next
 * ----------------------  -------------------------------  --------------------------------------------  ----------------------
 * DISCONNECTED            first poll returns               -                                             POLLING
 * DISCONNECTED            queue throws                     pause                                         DISCONNECTED
 * DISCONNECTED            stop                             -                                             STOPPED
 * POLLING                 lease                            start the training                            TRAINING
 * POLLING                 stop, or recycling due           close the queue                               STOPPED
 * POLLING, TRAINING       queue throws                     close it, wait for the training's end, pause  DISCONNECTED
 * TRAINING                renewal: HELD                    -                                             TRAINING
 * TRAINING                renewal: LOST                    count it, interrupt the training              TRAINING_WITHOUT_LEASE
 * TRAINING                renewal: UNKNOWN                 -                                             TRAINING_WITHOUT_LEASE
 * TRAINING                population closed                interrupt: the training publishes that        TRAINING
 * TRAINING                training ends: PUBLISHED         accept, reset backoffs, count for recycling   POLLING
 * TRAINING                training ends: FAILED            release, count it, pause                      POLLING
 * TRAINING                training ends: TOO_LARGE         requeue for size, accept *, count it, pause   POLLING
 * TRAINING                stop                             interrupt, wait for the end a few seconds;    STOPPED
 *                                                          if PUBLISHED accept, else requeue, accept *
 * TRAINING_WITHOUT_LEASE  training ends                    -                                             POLLING
 * TRAINING_WITHOUT_LEASE  population closed                interrupt: the training publishes that        TRAINING_WITHOUT_LEASE
 * TRAINING_WITHOUT_LEASE  stop                             interrupt, wait for the end a few seconds     STOPPED
 *
 * * release instead where the queue is not known to have the requeued candidate.
 * </pre>
 *
 * Nothing is acknowledged without a lease: the candidate is redelivered, and accepted untrained by
 * the process that has published its outcome.
 */
public enum WorkerState {
  /** It has not joined the queue yet, or the queue has failed and will be opened again. */
  DISCONNECTED,
  /** It waits for a candidate. */
  POLLING,
  /** It trains a candidate and renews its lease. */
  TRAINING,
  /** It waits for a training whose lease is gone. */
  TRAINING_WITHOUT_LEASE,
  /** It has left the queue, for good. */
  STOPPED
}
