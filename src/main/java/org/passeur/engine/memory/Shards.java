package org.passeur.engine.memory;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A persistent hash set, as a table of small hash tables: the next version shares all of them
 * except those touched by an edit. Anything made under an edit is changed in place while that edit
 * lasts, so that filling is as fast as for an ordinary hash table.
 *
 * @param <E> entries, each with one key
 */
final class Shards<E> {
  /** Equality and hash of entries by key. */
  interface Keys<E> {
    Object key(E entry);
  }

  /** Mean number of entries in a shard, beyond which their number is doubled. */
  private static final int FULL = 96;

  private static final int SMALLEST = 4;

  /** Multiplier that spreads hash bits upwards. */
  static final int MIX = 0x9E3779B9;

  private final Keys<E> keys;
  private final Object edit;
  private @Nullable Shard[] shards;
  private int size;

  private static final class Shard {
    private final Object edit;
    private @Nullable Object[] slots;

    /**
     * Eight bits of the hash of each entry; zero for an empty slot. Entries with other bits need
     * not be fetched, and fetching is the cost of a lookup.
     */
    private byte[] tags;

    private int used;

    Shard(Object edit, int slots) {
      this.edit = edit;
      this.slots = new Object[slots];
      this.tags = new byte[slots];
    }

    Shard(Object edit, Shard other) {
      this.edit = edit;
      this.slots = other.slots.clone();
      this.tags = other.tags.clone();
      this.used = other.used;
    }
  }

  Shards(Keys<E> keys, Object edit) {
    this.keys = keys;
    this.edit = edit;
    this.shards = new Shard[1];
  }

  private Shards(Shards<E> other, Object edit) {
    this.keys = other.keys;
    this.edit = edit;
    this.shards = other.shards.clone();
    this.size = other.size;
  }

  int size() {
    return size;
  }

  /** The entry with this key. */
  @SuppressWarnings("unchecked")
  @Nullable E get(Object key) {
    int hash = key.hashCode() * MIX;
    Shard shard = shards[place(hash)];
    return shard == null ? null : (E) shard.slots[slot(shard, key, hash)];
  }

  /** With this entry, replacing one with the same key. */
  Shards<E> put(E entry, Object now) {
    Shards<E> next = now == edit ? this : new Shards<>(this, now);
    next.set(entry);
    if (next.size > next.shards.length * FULL) {
      next.split();
    }
    return next;
  }

  /** Without the entry with this key. */
  Shards<E> without(Object key, Object now) {
    if (get(key) == null) {
      return this;
    }
    Shards<E> next = now == edit ? this : new Shards<>(this, now);
    int hash = key.hashCode() * MIX;
    Shard shard = next.own(place(hash));
    next.close(shard, slot(shard, key, hash));
    shard.used--;
    next.size--;
    return next;
  }

  private int place(int hash) {
    return (hash >>> 10) & (shards.length - 1);
  }

  private static int start(int hash) {
    return hash ^ (hash >>> 15);
  }

  private static byte tag(int hash) {
    int tag = (hash * MIX) >>> 24;
    return (byte) (tag == 0 ? 1 : tag);
  }

  /** The slot of the key, or the one where it would be inserted. */
  @SuppressWarnings({"unchecked", "ReferenceEquality"})
  private int slot(Shard shard, Object key, int hash) {
    byte[] tags = shard.tags;
    int mask = tags.length - 1;
    int slot = start(hash) & mask;
    byte tag = tag(hash);
    byte found = tags[slot];
    while (found != 0) {
      if (found == tag) {
        Object there = keys.key((E) Objects.requireNonNull(shard.slots[slot]));
        if (there == key || there.equals(key)) {
          return slot;
        }
      }
      slot = (slot + 1) & mask;
      found = tags[slot];
    }
    return slot;
  }

  private Shard own(int place) {
    Shard shard = shards[place];
    if (shard == null) {
      shard = new Shard(edit, SMALLEST);
    } else if (shard.edit != edit) {
      shard = new Shard(edit, shard);
    }
    shards[place] = shard;
    return shard;
  }

  private void set(E entry) {
    Object key = keys.key(entry);
    int hash = key.hashCode() * MIX;
    Shard shard = own(place(hash));
    int slot = slot(shard, key, hash);
    if (shard.slots[slot] == null) {
      size++;
      shard.used++;
      if (shard.used * 4 > shard.slots.length * 3) {
        grow(shard);
        slot = slot(shard, key, hash);
      }
    }
    shard.slots[slot] = entry;
    shard.tags[slot] = tag(hash);
  }

  @SuppressWarnings("unchecked")
  private void grow(Shard shard) {
    @Nullable Object[] old = shard.slots;
    shard.slots = new Object[old.length * 2];
    shard.tags = new byte[old.length * 2];
    for (Object entry : old) {
      if (entry != null) {
        Object key = keys.key((E) entry);
        int hash = key.hashCode() * MIX;
        int slot = slot(shard, key, hash);
        shard.slots[slot] = entry;
        shard.tags[slot] = tag(hash);
      }
    }
  }

  /** Moves entries after a freed slot, so that they can still be found. */
  @SuppressWarnings("unchecked")
  private void close(Shard shard, int free) {
    int mask = shard.slots.length - 1;
    int hole = free;
    int next = (hole + 1) & mask;
    Object entry = shard.slots[next];
    while (entry != null) {
      int home = start(keys.key((E) entry).hashCode() * MIX) & mask;
      if (((next - home) & mask) >= ((next - hole) & mask)) {
        shard.slots[hole] = entry;
        shard.tags[hole] = shard.tags[next];
        hole = next;
      }
      next = (next + 1) & mask;
      entry = shard.slots[next];
    }
    shard.slots[hole] = null;
    shard.tags[hole] = 0;
  }

  private void split() {
    Iterator<E> all = iterator();
    shards = new Shard[shards.length * 2];
    size = 0;
    while (all.hasNext()) {
      set(all.next());
    }
  }

  Iterator<E> iterator() {
    return new Walk<>(shards);
  }

  private static final class Walk<E> implements Iterator<E> {
    private static final @Nullable Object[] NONE = {};

    private final @Nullable Shard[] shards;
    private @Nullable Object[] slots = NONE;
    private int shard;
    private int slot;
    private @Nullable Object next;

    Walk(@Nullable Shard[] shards) {
      this.shards = shards;
      advance();
    }

    private void advance() {
      next = null;
      while (next == null) {
        if (slot < slots.length) {
          next = slots[slot];
          slot++;
        } else if (shard < shards.length) {
          Shard one = shards[shard];
          shard++;
          slots = one == null ? NONE : one.slots;
          slot = 0;
        } else {
          return;
        }
      }
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    @SuppressWarnings("unchecked")
    public E next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      E found = (E) next;
      advance();
      return found;
    }
  }
}
