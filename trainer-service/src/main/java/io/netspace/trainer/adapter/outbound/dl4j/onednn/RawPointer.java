package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import org.bytedeco.javacpp.Pointer;

/** A raw address as a pointer of JavaCPP, which does not own the memory. */
final class RawPointer extends Pointer {
  RawPointer(long value) {
    address = value;
  }
}
