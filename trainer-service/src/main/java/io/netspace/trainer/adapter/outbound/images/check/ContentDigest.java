package io.netspace.trainer.adapter.outbound.images.check;

import io.netspace.trainer.adapter.outbound.images.decoding.ParallelMap;
import io.netspace.trainer.adapter.outbound.images.format.DataSetFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of the names and contents of all files of a data set, in the order of the files. */
final class ContentDigest {
  /** Stands for the content of an entry that cannot be read. */
  private static final byte[] UNREADABLE = "unreadable".getBytes(StandardCharsets.UTF_8);

  private ContentDigest() {}

  /** The digest in hexadecimal digits. */
  static String of(DataSetFiles stored, ParallelMap pool) throws InterruptedException {
    MessageDigest all = sha256();
    List<byte[]> digests = pool.map(stored.files(), ContentDigest::ofFile);
    for (int i = 0; i < digests.size(); i++) {
      all.update(name(stored, i).getBytes(StandardCharsets.UTF_8));
      all.update((byte) 0);
      all.update(digests.get(i));
    }
    return HexFormat.of().formatHex(all.digest());
  }

  /** Path of a file relative to the data set; the file name if the data set is one file. */
  private static String name(DataSetFiles stored, int file) {
    Path path = stored.files().get(file);
    Path name = path.equals(stored.path()) ? path.getFileName() : stored.path().relativize(path);
    return name.toString();
  }

  private static byte[] ofFile(Path file) {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    if (!Files.isRegularFile(file)) {
      // Reading a pipe would never end; the check lists it among the bad images.
      digest.update(UNREADABLE);
      return digest.digest();
    }
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (IOException _) {
      // A dangling link, for example: the check lists it among the bad images.
      digest.update(UNREADABLE);
    }
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256.", e);
    }
  }
}
