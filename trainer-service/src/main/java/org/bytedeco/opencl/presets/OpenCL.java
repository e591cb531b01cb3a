package org.bytedeco.opencl.presets;

/**
 * Stands in for the OpenCL preset that oneDNN's preset inherits: its CPU library needs nothing of
 * it, and the real one would load libOpenCL.
 */
public class OpenCL {}
