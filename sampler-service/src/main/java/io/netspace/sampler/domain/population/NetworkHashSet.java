package io.netspace.sampler.domain.population;

/**
 * A set of canonical hashes in 8 to 32 bytes each: open addressing in a table of a power of two
 * that is filled at most half. The hashes are the whole of what tells networks apart, so the set is
 * exact.
 */
final class NetworkHashSet {
  private static final int INITIAL_CAPACITY = 16;

  /** Holds 0 where it is free; the hash 0 is held apart. */
  private long[] table = new long[INITIAL_CAPACITY];

  private int size;
  private boolean holdsZero;

  /** Adds a hash, and says whether it is new. */
  boolean add(long network) {
    if (network == 0) {
      boolean isNew = !holdsZero;
      holdsZero = true;
      return isNew;
    }
    int slot = findSlot(network);
    if (table[slot] == network) {
      return false;
    }
    table[slot] = network;
    size++;
    if (2 * size > table.length) {
      grow();
    }
    return true;
  }

  private int findSlot(long network) {
    int slot = (int) network & (table.length - 1);
    while (table[slot] != 0 && table[slot] != network) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] smaller = table;
    table = new long[2 * smaller.length];
    for (long network : smaller) {
      if (network != 0) {
        table[findSlot(network)] = network;
      }
    }
  }
}
