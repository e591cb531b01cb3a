package io.netspace.trainer.adapter.outbound.images.format;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts the files and folders of an image folder that are not used, by the reason. */
final class IgnoredEntries {
  private final Group otherEndings =
      new Group(
          "file", "with other endings, such as", "images end in " + ImageFolderFormat.ENDINGS);
  private final Group nestedImages =
      new Group(
          "image",
          "in folders inside class folders, such as in",
          "move images up into the class folder");
  private final Group outsideClasses =
      new Group(
          "file",
          "outside the class folders, such as",
          "move images into the folder of their class");
  private final Group otherFolders =
      new Group(
          "folder", "that are no part of the data set, such as", "parts are train, val and test");

  void otherEnding(Path file) {
    otherEndings.add(file, 1);
  }

  void outsideClass(Path file) {
    outsideClasses.add(file, 1);
  }

  void nested(Path folder, int images) {
    nestedImages.add(folder, images);
  }

  void folder(Path folder) {
    otherFolders.add(folder, 1);
  }

  /** One sentence for each reason. */
  List<String> sentences() {
    return Stream.of(otherEndings, nestedImages, outsideClasses, otherFolders)
        .flatMap(Group::sentence)
        .toList();
  }

  private static final class Group {
    private final String noun;
    private final String where;
    private final String advice;
    private @Nullable Path first;
    private int count;

    Group(String noun, String where, String advice) {
      this.noun = noun;
      this.where = where;
      this.advice = advice;
    }

    void add(Path path, int entries) {
      count += entries;
      if (first == null && entries > 0) {
        first = path;
      }
    }

    Stream<String> sentence() {
      return count == 0
          ? Stream.empty()
          : Stream.of(
              "Ignored %d %s%s %s %s; %s."
                  .formatted(count, noun, count == 1 ? "" : "s", where, first, advice));
    }
  }
}
