package io.netspace.local.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * The serialisation of keys and values in the store's file: BSON after one byte for the kind: a
 * document, a single value, or the key of an index with that many values.
 */
final class BsonDataType extends BasicDataType<Object> {
  private static final int DOCUMENT = 0;
  private static final int VALUE = 255;
  private static final ValueComparator ORDER = ValueComparator.ascWithoutListHandling();

  /** Approximate bytes in memory of an object, and of an entry of a map or list. */
  private static final int OBJECT = 40;

  private static final int ENTRY = 56;

  @Override
  public int compare(Object one, Object other) {
    if (one instanceof String first && other instanceof String second) {
      return first.compareTo(second);
    }
    if (one instanceof KeyValue first && other instanceof KeyValue second) {
      return compareKeys(first, second);
    }
    return ORDER.compare(one, other);
  }

  private int compareKeys(KeyValue one, KeyValue other) {
    int order = Integer.compare(one.size(), other.size());
    for (int i = 0; i < one.size() && order == 0; i++) {
      order = compare(one.get(i), other.get(i));
    }
    return order;
  }

  @Override
  public int getMemory(Object value) {
    return switch (value) {
      case String text -> OBJECT + text.length();
      case BinData binary -> OBJECT + binary.getData().length;
      case Map<?, ?> map ->
          map.entrySet().stream()
              .mapToInt(e -> ENTRY + getMemory(e.getKey()) + getMemory(e.getValue()))
              .sum();
      case Collection<?> list -> list.stream().mapToInt(each -> ENTRY + getMemory(each)).sum();
      case KeyValue key -> key.stream().mapToInt(each -> ENTRY + getMemory(each)).sum();
      case null, default -> OBJECT;
    };
  }

  @Override
  public void write(WriteBuffer out, Object value) {
    switch (value) {
      case Document document -> write(out, DOCUMENT, document);
      case KeyValue key -> write(out, key.size(), fields(key));
      default -> write(out, VALUE, fields(new KeyValue(value)));
    }
  }

  private static void write(WriteBuffer out, int kind, Document document) {
    ByteBuf bytes = Unpooled.buffer();
    BsonEncoder.encodeDocument(document, bytes);
    out.put((byte) kind).put(bytes.nioBuffer());
  }

  /** BSON has no missing value: its field is left out. */
  private static Document fields(KeyValue key) {
    Document fields = new Document();
    for (int i = 0; i < key.size(); i++) {
      if (!(key.get(i) instanceof Missing)) {
        fields.put(Integer.toString(i), key.get(i));
      }
    }
    return fields;
  }

  @Override
  public Object read(ByteBuffer in) {
    int kind = Byte.toUnsignedInt(in.get());
    ByteBuf bytes = Unpooled.wrappedBuffer(in);
    Document document = BsonDecoder.decodeBson(bytes);
    in.position(in.position() + bytes.readerIndex());
    return switch (kind) {
      case DOCUMENT -> document;
      case VALUE -> value(document, 0);
      default -> key(document, kind);
    };
  }

  private static KeyValue key(Document fields, int size) {
    List<Object> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(value(fields, i));
    }
    return new KeyValue(values);
  }

  private static Object value(Document fields, int index) {
    return fields.getOrDefault(Integer.toString(index), Missing.getInstance());
  }

  @Override
  public Object[] createStorage(int size) {
    return new Object[size];
  }
}
