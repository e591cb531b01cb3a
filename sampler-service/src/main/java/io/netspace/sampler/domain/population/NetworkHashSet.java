package io.netspace.sampler.domain.population;

/**
 * A set of canonical hashes, 16 to 32 bytes each: open addressing with linear probing, the table a
 * power of two and at most half full. Networks are equal when their canonical hashes are, so the
 * set is exact.
 */
final class NetworkHashSet {
  private static final int INITIAL_CAPACITY = 16;

  /** 0 marks a free slot; the hash 0 is kept in {@code holdsZero}. */
  private long[] table = new long[INITIAL_CAPACITY];

  private int size;
  private boolean holdsZero;

  /** Adds a hash; returns whether it is new. */
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
