package io.netspace.formats.weights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The safetensors format: the length of a header, 8 bytes, little-endian; the header, JSON with
 * type, shape and place of each tensor, padded with spaces to a multiple of 8 bytes; and the values
 * one after the other (<a href="https://github.com/huggingface/safetensors">its description</a>).
 * Only float32 is written and read.
 */
public final class SafeTensors {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String METADATA = "__metadata__";
  private static final String TYPE = "dtype";
  private static final String FLOAT = "F32";
  private static final String SHAPE = "shape";
  private static final String OFFSETS = "data_offsets";
  private static final int ALIGNMENT = 8;

  private SafeTensors() {}

  /**
   * A file's content.
   *
   * @param metadata texts by name
   */
  public record Content(Map<String, String> metadata, List<WeightTensor> tensors) {
    public Content {
      metadata = Map.copyOf(metadata);
      tensors = List.copyOf(tensors);
    }
  }

  /**
   * Writes a file.
   *
   * @param metadata texts by name, of which PyTorch's users expect {@code format}, {@code pt}
   * @param out stays open
   */
  public static void write(
      Map<String, String> metadata, List<WeightTensor> tensors, OutputStream out)
      throws IOException {
    byte[] header = header(metadata, tensors);
    WritableByteChannel channel = Channels.newChannel(out);
    write(
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(header.length)
            .flip(),
        channel);
    write(ByteBuffer.wrap(header), channel);
    for (WeightTensor tensor : tensors) {
      write(tensor.values(), channel);
    }
  }

  private static byte[] header(Map<String, String> metadata, List<WeightTensor> tensors)
      throws IOException {
    ObjectNode header = MAPPER.createObjectNode();
    ObjectNode texts = header.putObject(METADATA);
    metadata.forEach(texts::put);
    long offset = 0;
    for (WeightTensor tensor : tensors) {
      ObjectNode entry = header.putObject(tensor.name()).put(TYPE, FLOAT);
      tensor.shape().forEach(entry.withArray(SHAPE)::add);
      long end = offset + tensor.values().remaining();
      entry.putArray(OFFSETS).add(offset).add(end);
      offset = end;
    }
    byte[] json = MAPPER.writeValueAsBytes(header);
    int padding = Math.floorMod(-json.length, ALIGNMENT);
    ByteBuffer padded = ByteBuffer.allocate(json.length + padding).put(json);
    padded.put(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
    return padded.array();
  }

  private static void write(ByteBuffer bytes, WritableByteChannel channel) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException when it is not one, or has values of another type; the message is the
   *     reason
   */
  public static Content read(byte[] file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    long length = file.length < Long.BYTES ? -1 : bytes.getLong();
    if (length < 0 || length > bytes.remaining()) {
      throw new IOException("it is no safetensors file, or cut short");
    }
    JsonNode header = MAPPER.readTree(file, Long.BYTES, (int) length);
    ByteBuffer values = bytes.position(Long.BYTES + (int) length).slice();
    Map<String, String> metadata = new LinkedHashMap<>();
    List<WeightTensor> tensors = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (entry.getKey().equals(METADATA)) {
        entry
            .getValue()
            .properties()
            .forEach(text -> metadata.put(text.getKey(), text.getValue().asText()));
      } else {
        tensors.add(tensor(entry.getKey(), entry.getValue(), values));
      }
    }
    return new Content(metadata, tensors);
  }

  private static WeightTensor tensor(String name, JsonNode entry, ByteBuffer values)
      throws IOException {
    if (!entry.path(TYPE).asText().equals(FLOAT)) {
      throw new IOException("tensor %s is %s, not %s".formatted(name, entry.path(TYPE), FLOAT));
    }
    List<Long> shape = new ArrayList<>();
    entry.path(SHAPE).forEach(size -> shape.add(size.longValue()));
    long first = entry.path(OFFSETS).path(0).longValue();
    long end = entry.path(OFFSETS).path(1).longValue();
    if (first < 0 || end < first || end > values.capacity()) {
      throw new IOException("tensor %s lies outside the file".formatted(name));
    }
    return new WeightTensor(name, shape, values.slice((int) first, (int) (end - first)));
  }
}
