package io.netspace.trainer.application;

import java.time.Duration;
import java.util.Optional;

/** The candidates that wait for a worker, of all studies. */
public interface CandidateQueue {
  /** Joins the queue; the caller closes the connection. */
  Connection open();

  /** A worker's membership in the queue. One thread uses it. */
  interface Connection extends AutoCloseable {
    /**
     * Takes the next candidate. The lease taken before must have ended.
     *
     * @return nothing if none arrives within this time
     */
    Optional<Lease> poll(Duration timeout) throws InterruptedException;

    /** Leaves the queue, within seconds. */
    @Override
    void close();
  }
}
