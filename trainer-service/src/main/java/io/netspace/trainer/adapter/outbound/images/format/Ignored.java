package io.netspace.trainer.adapter.outbound.images.format;

/**
 * Entries of a data set that are not used, for one reason.
 *
 * @param count how many, 1 or more
 * @param first one of them: a file, a folder, or an array in a file
 */
public record Ignored(Reason reason, int count, String first) {
  /** Why entries are not used. */
  public enum Reason {
    OTHER_ENDING(
        "file", "with other endings, such as", "images end in " + ImageFolderFormat.ENDINGS),
    NESTED_IMAGE(
        "image",
        "in folders inside class folders, such as",
        "move images up into the class folder"),
    NESTED_FILE(
        "other file",
        "in folders inside class folders, such as",
        "only images in class folders are read"),
    OUTSIDE_CLASS(
        "file",
        "outside the class folders, such as",
        "images belong into the folder of their class"),
    OTHER_FOLDER(
        "folder", "that are no part of the data set, such as", "parts are train, val and test"),
    BESIDE("file or folder", "beside the data set, such as", "nothing is read from there"),
    HIDDEN("hidden entry", "such as", "names that begin with a dot are not read"),
    OTHER_ARRAY("array", "such as", "arrays are read by the names x_train, y_train and the like"),
    CLASS_NAMES(
        "file",
        "of class names, of which it has not one a class:",
        "classes are named by their numbers");

    private final String noun;
    private final String where;
    private final String advice;

    Reason(String noun, String where, String advice) {
      this.noun = noun;
      this.where = where;
      this.advice = advice;
    }

    private String nouns(int count) {
      if (count == 1) {
        return noun;
      }
      return switch (this) {
        case BESIDE -> "files or folders";
        case HIDDEN -> "hidden entries";
        default -> noun + "s";
      };
    }
  }

  /** One sentence that counts the entries and names one of them. */
  public String sentence() {
    String where = count == 1 ? reason.where.replace("that are", "that is") : reason.where;
    return "Ignored %d %s %s %s; %s."
        .formatted(count, reason.nouns(count), where, first, reason.advice);
  }
}
