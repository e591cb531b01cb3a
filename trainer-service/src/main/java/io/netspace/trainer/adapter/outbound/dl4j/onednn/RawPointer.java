package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import org.bytedeco.javacpp.Pointer;

/** A raw address in the form JavaCPP takes; owns nothing. */
final class RawPointer extends Pointer {
  RawPointer(long value) {
    address = value;
  }
}
