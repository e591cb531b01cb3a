package io.netspace.offline.trained;

import io.netspace.offline.common.CommandException;
import io.netspace.trainer.adapter.outbound.images.format.EncodedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Image files and their labels: files that are named, those of folders, and those of folders with a
 * folder a class.
 *
 * @param ignored visible entries of folders that are not used, as their names are not those of
 *     images
 */
public record ImageFiles(List<Labelled> images, int ignored) {
  public ImageFiles {
    images = List.copyOf(images);
  }

  /**
   * One file.
   *
   * @param label null where it is unknown
   */
  public record Labelled(Path file, @Nullable Integer label) {}

  /**
   * Lists files and folders, in the order of their names.
   *
   * @param classNames of the network, by label
   * @throws CommandException when one does not exist or has no image, or a folder has folders that
   *     are no classes
   */
  public static ImageFiles of(List<Path> sources, List<String> classNames) {
    List<Labelled> images = new ArrayList<>();
    int ignored = 0;
    for (Path source : sources) {
      if (!Files.exists(source)) {
        throw CommandException.usage(
            "Image (%s) does not exist; name image files, or folders of them.".formatted(source));
      }
      ignored += Files.isDirectory(source) ? addFolder(source, classNames, images) : 0;
      if (!Files.isDirectory(source)) {
        images.add(new Labelled(source, null));
      }
    }
    return new ImageFiles(images, ignored);
  }

  /** Adds the images of a folder; returns the number of other entries. */
  private static int addFolder(Path folder, List<String> classNames, List<Labelled> images) {
    List<Path> entries = entries(folder);
    List<Path> folders = entries.stream().filter(Files::isDirectory).toList();
    if (entries.stream().anyMatch(EncodedImage.InFile::isNamedAsImage)) {
      return addImages(entries, null, images);
    }
    if (folders.isEmpty()) {
      throw CommandException.usage(
          "Folder %s has no image; name one with images (%s), or with a folder of them for each class."
              .formatted(folder, EncodedImage.InFile.ENDINGS));
    }
    int ignored = entries.size() - folders.size();
    int before = images.size();
    for (Path ofClass : folders) {
      int label = classNames.indexOf(ofClass.getFileName().toString());
      if (label < 0) {
        throw CommandException.usage(
            "Folder %s is not named as a class of the network (%s); name a folder with images, or with a folder for each class."
                .formatted(ofClass, excerpt(classNames)));
      }
      ignored += addImages(entries(ofClass), label, images);
    }
    if (images.size() == before) {
      throw CommandException.usage(
          "The class folders of %s have no image (%s)."
              .formatted(folder, EncodedImage.InFile.ENDINGS));
    }
    return ignored;
  }

  private static String excerpt(List<String> classNames) {
    int shown = 10;
    String names = String.join(", ", classNames.subList(0, Math.min(shown, classNames.size())));
    return classNames.size() > shown ? names + ", …" : names;
  }

  private static int addImages(List<Path> entries, @Nullable Integer label, List<Labelled> images) {
    int ignored = 0;
    for (Path entry : entries) {
      if (!Files.isDirectory(entry) && EncodedImage.InFile.isNamedAsImage(entry)) {
        images.add(new Labelled(entry, label));
      } else {
        ignored++;
      }
    }
    return ignored;
  }

  /** The visible entries of a folder, sorted. */
  private static List<Path> entries(Path folder) {
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(path -> !path.getFileName().toString().startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw CommandException.failed("Folder %s cannot be listed.".formatted(folder), e);
    }
  }
}
