package io.netspace.trainer.adapter.outbound.cuda;

/** Thrown when a call of the CUDA driver returns an error. */
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

  /** The driver's {@code CUresult}. */
  int error() {
    return error;
  }
}
