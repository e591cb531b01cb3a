package io.netspace.trainer.application;

import io.netspace.messaging.event.CandidateSampled;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A queue of one worker in memory. It records what was done to leases, delivers a released
 * candidate again, and answers renewals as the test specifies.
 */
final class InMemoryCandidateQueue implements CandidateQueue {
  private static final Duration RENEWAL_INTERVAL = Duration.ofMillis(10);

  private final Deque<Entry> available = new ArrayDeque<>();
  private final List<String> recorded = new CopyOnWriteArrayList<>();
  private LeaseState renewal = LeaseState.HELD;
  private boolean requeueSucceeds = true;
  private boolean openingFails;
  private boolean pollFails;
  private boolean renewalFails;
  private int openedCount;
  private int closedCount;
  private int renewalCount;

  private record Entry(CandidateSampled sampled, RequeueCounts counts, int deliveries) {}

  synchronized void add(CandidateSampled sampled, RequeueCounts counts) {
    addReleased(sampled, counts, 0);
  }

  /** As after earlier deliveries of the same record, which were released. */
  synchronized void addReleased(CandidateSampled sampled, RequeueCounts counts, int deliveries) {
    available.add(new Entry(sampled, counts, deliveries));
  }

  /** All further renewals have this result. */
  synchronized void answerRenewals(LeaseState state) {
    renewal = state;
  }

  synchronized void failRequeues() {
    requeueSucceeds = false;
  }

  /** Every opening throws from now on. */
  synchronized void failOpenings() {
    openingFails = true;
  }

  synchronized void stopFailingOpenings() {
    openingFails = false;
  }

  /** The next poll throws, once. */
  synchronized void failPoll() {
    pollFails = true;
  }

  /** The next renewal throws, once. */
  synchronized void failRenewal() {
    renewalFails = true;
  }

  /** What was done to leases, in order; renewals are only counted. */
  List<String> recorded() {
    return List.copyOf(recorded);
  }

  synchronized int renewals() {
    return renewalCount;
  }

  /** Attempts at opening a connection so far. */
  synchronized int opened() {
    return openedCount;
  }

  /** Connections closed so far. */
  synchronized int closed() {
    return closedCount;
  }

  @Override
  public synchronized Connection open() {
    openedCount++;
    if (openingFails) {
      throw new IllegalStateException("The queue cannot be opened.");
    }
    return new InMemoryConnection();
  }

  private final class InMemoryConnection implements Connection {
    @Override
    public Optional<Lease> poll(Duration timeout) throws InterruptedException {
      synchronized (InMemoryCandidateQueue.this) {
        if (pollFails) {
          pollFails = false;
          throw new IllegalStateException("The queue broke at a poll.");
        }
        if (!available.isEmpty()) {
          Entry next = available.poll();
          return Optional.of(
              new InMemoryLease(new Entry(next.sampled, next.counts, next.deliveries + 1)));
        }
        InMemoryCandidateQueue.this.wait(timeout.toMillis());
        return Optional.empty();
      }
    }

    @Override
    public void close() {
      synchronized (InMemoryCandidateQueue.this) {
        closedCount++;
      }
    }
  }

  private final class InMemoryLease implements Lease {
    private final Entry entry;

    InMemoryLease(Entry entry) {
      this.entry = entry;
    }

    @Override
    public CandidateSampled sampled() {
      return entry.sampled;
    }

    @Override
    public RequeueCounts counts() {
      return entry.counts;
    }

    @Override
    public int deliveryCount() {
      return entry.deliveries;
    }

    @Override
    public Duration renewalInterval() {
      return RENEWAL_INTERVAL;
    }

    @Override
    public LeaseState renew() {
      synchronized (InMemoryCandidateQueue.this) {
        renewalCount++;
        if (renewalFails) {
          renewalFails = false;
          throw new IllegalStateException("The queue broke at a renewal.");
        }
        return renewal;
      }
    }

    @Override
    public void accept() {
      recorded.add("accept");
    }

    @Override
    public void release() {
      synchronized (InMemoryCandidateQueue.this) {
        recorded.add("release");
        available.add(entry);
      }
    }

    @Override
    public boolean requeue(RequeueCounts counts, Duration timeout) {
      synchronized (InMemoryCandidateQueue.this) {
        recorded.add("requeue " + counts.attempts() + " " + counts.sizeRequeues());
        return requeueSucceeds;
      }
    }
  }
}
