package io.netspace.trainer.adapter.outbound.images.format;

import java.io.IOException;

/** An image has a size that no study may have; resized it can be used. */
public final class ImageSizeException extends IOException {
  private static final long serialVersionUID = 1;

  ImageSizeException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
