package io.netspace.trainer.adapter.outbound.cuda;

/** A call of the driver that ended with an error. */
@SuppressWarnings("serial")
final class CudaException extends Exception {
  private final String call;
  private final int error;

  CudaException(String call, int error) {
    super(call + ": " + error);
    this.call = call;
    this.error = error;
  }

  String call() {
    return call;
  }

  /** {@code CUresult}. */
  int error() {
    return error;
  }
}
