package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.trainer.domain.DataSetUnusableException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads dictionaries that Python's pickle wrote, protocols 2 to 5: of texts, integers, lists,
 * tuples and NumPy arrays. Nothing else of the format is read, no class is looked up and no code is
 * run; texts and arrays are slices of the file. Values are {@link Long}, {@link Boolean}, {@link
 * MemorySegment} (text and bytes), {@link List} and {@link NumpyArray}; others are of no use.
 */
final class PickleReader {
  /** A dictionary of CIFAR-100 has 150,000 values. */
  private static final int MAX_VALUES = 2_000_000;

  private static final int OLDEST_PROTOCOL = 2;
  private static final int NEWEST_PROTOCOL = 5;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** What a name of the pickle stands for; no other name is read. */
  private enum Function {
    RECONSTRUCT,
    FROM_BUFFER,
    ARRAY_CLASS,
    TYPE,
    ENCODE
  }

  private static final Map<String, Function> FUNCTIONS =
      Map.of(
          "numpy.core.multiarray._reconstruct", Function.RECONSTRUCT,
          "numpy._core.multiarray._reconstruct", Function.RECONSTRUCT,
          "numpy.core.numeric._frombuffer", Function.FROM_BUFFER,
          "numpy._core.numeric._frombuffer", Function.FROM_BUFFER,
          "numpy.ndarray", Function.ARRAY_CLASS,
          "numpy.dtype", Function.TYPE,
          "_codecs.encode", Function.ENCODE);

  private enum Placeholder {
    MARK,
    NONE,
    ARRAY
  }

  /** A dictionary under construction. */
  private record Dictionary(Map<String, Object> values) {}

  /** A type of numbers: NumPy's code, such as {@code u1}, after the byte order. */
  private record NumberType(String code) {}

  private final Path file;
  private final MemorySegment bytes;
  private final Arena arena;
  private final Deque<Object> stack = new ArrayDeque<>();
  private final Map<Long, Object> memo = new HashMap<>();
  private long at;
  private int values;

  private PickleReader(Path file, MemorySegment bytes, Arena arena) {
    this.file = file;
    this.bytes = bytes;
    this.arena = arena;
  }

  /**
   * The dictionary that a file holds; its keys are texts.
   *
   * @param bytes of the file
   * @param arena for texts that must be converted
   * @throws DataSetUnusableException when it is none, or holds anything else
   */
  static Map<String, Object> read(Path file, MemorySegment bytes, Arena arena) {
    PickleReader reader = new PickleReader(file, bytes, arena);
    try {
      return reader.dictionary();
    } catch (IndexOutOfBoundsException e) {
      throw new DataSetUnusableException(
          "File %s ends early, or is damaged; copy it again.".formatted(file), e);
    }
  }

  /** A text of the file, which CIFAR has in ASCII. */
  static String text(MemorySegment text) {
    return new String(text.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
  }

  private Map<String, Object> dictionary() {
    if (bytes.byteSize() < 2 || next() != 0x80) {
      throw fault("is no pickle of protocol 2 to 5");
    }
    int protocol = next();
    if (protocol < OLDEST_PROTOCOL || protocol > NEWEST_PROTOCOL) {
      throw fault("is a pickle of protocol " + protocol + ", and 2 to 5 can be read");
    }
    int operation = next();
    while (operation != '.') {
      apply(operation);
      operation = next();
    }
    return pop(Dictionary.class).values();
  }

  private void apply(int operation) {
    switch (operation) {
      case 0x95 -> slice(Long.BYTES);
      case '(' -> push(Placeholder.MARK);
      case 'N' -> push(Placeholder.NONE);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case '}' -> push(new Dictionary(new LinkedHashMap<>()));
      case ']' -> push(new ArrayList<>());
      case ')' -> push(List.of());
      case 'K' -> push((long) next());
      case 'M' -> push((long) (next() | next() << Byte.SIZE));
      case 'J' -> push((long) nextInt());
      case 'U', 'C', 0x8c -> push(slice(next()));
      case 'T', 'B', 'X' -> push(slice(Integer.toUnsignedLong(nextInt())));
      case 0x8d, 0x8e, 0x96 -> push(slice(nextLong()));
      case 'q' -> memo.put((long) next(), top());
      case 'r' -> memo.put(Integer.toUnsignedLong(nextInt()), top());
      case 0x94 -> memo.put((long) memo.size(), top());
      case 'h' -> push(remembered(next()));
      case 'j' -> push(remembered(Integer.toUnsignedLong(nextInt())));
      case 0x85 -> push(tuple(1));
      case 0x86 -> push(tuple(2));
      case 0x87 -> push(tuple(3));
      case 't' -> push(sinceMark());
      case 'a' -> add(tuple(1));
      case 'e' -> add(sinceMark());
      case 's' -> put(tuple(2));
      case 'u' -> put(sinceMark());
      case 'c' -> push(function(line() + "." + line()));
      case 0x93 -> {
        List<Object> names = tuple(2);
        push(function(word(names.get(0)) + "." + word(names.get(1))));
      }
      case 'R' -> {
        List<?> arguments = pop(List.class);
        push(result(pop(Function.class), arguments));
      }
      case 'b' -> {
        List<?> state = pop(List.class);
        push(built(pop(Object.class), state));
      }
      default ->
          throw fault(
              "has at byte %d the operation 0x%02x, which the files of CIFAR do not need"
                  .formatted(at - 1, operation));
    }
  }

  private Function function(String name) {
    Function function = FUNCTIONS.get(name);
    if (function == null) {
      throw fault("asks for " + name + ", and only arrays, lists and texts are read");
    }
    return function;
  }

  private Object result(Function function, List<?> arguments) {
    return switch (function) {
      case RECONSTRUCT -> Placeholder.ARRAY;
      case TYPE -> new NumberType(word(arguments.get(0)));
      case ENCODE -> latin1(as(MemorySegment.class, arguments.get(0)));
      case FROM_BUFFER ->
          array(
              arguments.get(2),
              arguments.get(1),
              !word(arguments.get(3)).equals("C"),
              arguments.get(0));
      case ARRAY_CLASS -> throw fault("builds an array in an unknown way");
    };
  }

  private Object built(Object object, List<?> state) {
    if (object instanceof NumberType type) {
      return new NumberType(word(state.get(1)) + type.code());
    }
    if (object == Placeholder.ARRAY) {
      return array(state.get(1), state.get(2), as(Boolean.class, state.get(3)), state.get(4));
    }
    throw fault("sets the state of what is no array");
  }

  private NumpyArray array(Object shape, Object type, boolean fortran, Object numbers) {
    if (fortran) {
      throw fault("holds an array in Fortran order, and C order can be read");
    }
    List<Long> dimensions =
        as(List.class, shape).stream().map(each -> as(Long.class, each)).toList();
    return NumpyArray.of(
        "in " + file,
        as(NumberType.class, type).code(),
        dimensions,
        as(MemorySegment.class, numbers));
  }

  /** Python 3 writes bytes in protocol 2 as text, of one character a byte. */
  private MemorySegment latin1(MemorySegment utf8) {
    MemorySegment converted = arena.allocate(Math.max(1, utf8.byteSize()));
    long length = 0;
    for (long from = 0; from < utf8.byteSize(); from++) {
      int value = utf8.get(ValueLayout.JAVA_BYTE, from) & 0xff;
      if (value >= 0x80) {
        from++;
        value = ((value & 0x03) << 6) | (utf8.get(ValueLayout.JAVA_BYTE, from) & 0x3f);
      }
      converted.set(ValueLayout.JAVA_BYTE, length++, (byte) value);
    }
    return converted.asSlice(0, length);
  }

  private void add(List<Object> items) {
    @SuppressWarnings("unchecked")
    List<Object> list = (List<Object>) as(ArrayList.class, top());
    list.addAll(items);
  }

  private void put(List<Object> items) {
    Map<String, Object> map = as(Dictionary.class, top()).values();
    for (int i = 0; i + 1 < items.size(); i += 2) {
      map.put(word(items.get(i)), items.get(i + 1));
    }
  }

  private List<Object> tuple(int size) {
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.addFirst(pop(Object.class));
    }
    return items;
  }

  private List<Object> sinceMark() {
    List<Object> items = new ArrayList<>();
    Object item = pop(Object.class);
    while (item != Placeholder.MARK) {
      items.add(item);
      item = pop(Object.class);
    }
    return items.reversed();
  }

  private Object remembered(long key) {
    Object value = memo.get(key);
    if (value == null) {
      throw fault("refers to value " + key + ", which it does not hold");
    }
    return value;
  }

  private void push(Object value) {
    if (++values > MAX_VALUES) {
      throw fault("holds more than %,d values".formatted(MAX_VALUES));
    }
    stack.push(value);
  }

  private Object top() {
    return as(Object.class, stack.peek());
  }

  private <T> T pop(Class<T> type) {
    return as(type, stack.poll());
  }

  private <T> T as(Class<T> type, @Nullable Object value) {
    if (!type.isInstance(value)) {
      throw fault("is damaged before byte " + at);
    }
    return type.cast(value);
  }

  private String word(Object value) {
    return text(as(MemorySegment.class, value));
  }

  private String line() {
    long start = at;
    while (next() != '\n') {
      if (at - start > 100) {
        throw fault("has a name of more than 100 characters");
      }
    }
    return text(bytes.asSlice(start, at - 1 - start));
  }

  private int next() {
    return bytes.get(ValueLayout.JAVA_BYTE, at++) & 0xff;
  }

  private int nextInt() {
    at += Integer.BYTES;
    return bytes.get(INT, at - Integer.BYTES);
  }

  private long nextLong() {
    at += Long.BYTES;
    return bytes.get(LONG, at - Long.BYTES);
  }

  private MemorySegment slice(long length) {
    MemorySegment slice = bytes.asSlice(at, length);
    at += length;
    return slice;
  }

  private DataSetUnusableException fault(String problem) {
    return new DataSetUnusableException(
        "File %s %s; take the file as it was published, or CIFAR's binary version."
            .formatted(file, problem));
  }
}
