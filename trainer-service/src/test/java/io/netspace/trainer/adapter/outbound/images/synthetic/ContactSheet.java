package io.netspace.trainer.adapter.outbound.images.synthetic;

import io.netspace.model.network.ImageShape;
import io.netspace.model.training.GeneratedImages;
import io.netspace.trainer.adapter.outbound.images.format.DataSplit;
import io.netspace.trainer.domain.LabelledImages;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Draws generated images to look at, a class a row: {@code ContactSheet FILE.png [DIFFICULTY]}. */
final class ContactSheet {
  private static final int COLUMNS = 16;
  private static final int GAP = 2;
  private static final int ZOOM = 2;

  private ContactSheet() {}

  public static void main(String[] arguments) throws IOException {
    double difficulty = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 1;
    GeneratedImages dataSet = new GeneratedImages(new ImageShape(3, 32, 32), 10, difficulty, 7);
    LabelledImages images =
        new SyntheticImages(dataSet).render(DataSplit.TRAIN, COLUMNS * dataSet.classes());
    ImageIO.write(enlarged(sheet(images)), "png", new File(arguments[0]));
  }

  private static BufferedImage sheet(LabelledImages images) {
    int height = images.shape().height() + GAP;
    int width = images.shape().width() + GAP;
    BufferedImage sheet =
        new BufferedImage(COLUMNS * width, images.classes() * height, BufferedImage.TYPE_INT_RGB);
    for (int image = 0; image < images.count(); image++) {
      int left = image / images.classes() * width;
      int top = images.label(image) * height;
      for (int at = 0; at < images.shape().height() * images.shape().width(); at++) {
        int x = left + at % images.shape().width();
        int y = top + at / images.shape().width();
        sheet.setRGB(x, y, rgb(images, image, at));
      }
    }
    return sheet;
  }

  private static BufferedImage enlarged(BufferedImage sheet) {
    int height = ZOOM * sheet.getHeight();
    int width = ZOOM * sheet.getWidth();
    BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    out.getGraphics().drawImage(sheet, 0, 0, width, height, null);
    return out;
  }

  private static int rgb(LabelledImages images, int image, int at) {
    int area = images.shape().height() * images.shape().width();
    return images.pixel(image, at) << 16
        | images.pixel(image, area + at) << 8
        | images.pixel(image, 2 * area + at);
  }
}
