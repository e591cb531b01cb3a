package io.netspace.model.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The RegNets of Designing Network Design Spaces (2020), by their published parameters, and the
 * larger ones of SEER (2022).
 */
final class ZooRegNets {
  static final Map<String, RegNet> BY_NAME = byName();

  private ZooRegNets() {}

  private static Map<String, RegNet> byName() {
    Map<String, RegNet> regNets = new LinkedHashMap<>();
    regNets.put("RegNetX-200MF", RegNet.x(13, 24, 36.44, 2.49, 8));
    regNets.put("RegNetX-400MF", RegNet.x(22, 24, 24.48, 2.54, 16));
    regNets.put("RegNetX-600MF", RegNet.x(16, 48, 36.97, 2.24, 24));
    regNets.put("RegNetX-800MF", RegNet.x(16, 56, 35.73, 2.28, 16));
    regNets.put("RegNetX-1.6GF", RegNet.x(18, 80, 34.01, 2.25, 24));
    regNets.put("RegNetX-3.2GF", RegNet.x(25, 88, 26.31, 2.25, 48));
    regNets.put("RegNetX-4.0GF", RegNet.x(23, 96, 38.65, 2.43, 40));
    regNets.put("RegNetX-6.4GF", RegNet.x(17, 184, 60.83, 2.07, 56));
    regNets.put("RegNetX-8.0GF", RegNet.x(23, 80, 49.56, 2.88, 120));
    regNets.put("RegNetX-12GF", RegNet.x(19, 168, 73.36, 2.37, 112));
    regNets.put("RegNetX-16GF", RegNet.x(22, 216, 55.59, 2.1, 128));
    regNets.put("RegNetX-32GF", RegNet.x(23, 320, 69.86, 2.0, 168));
    regNets.put("RegNetY-200MF", RegNet.y(13, 24, 36.44, 2.49, 8));
    regNets.put("RegNetY-400MF", RegNet.y(16, 48, 27.89, 2.09, 8));
    regNets.put("RegNetY-600MF", RegNet.y(15, 48, 32.54, 2.32, 16));
    regNets.put("RegNetY-800MF", RegNet.y(14, 56, 38.84, 2.4, 16));
    regNets.put("RegNetY-1.6GF", RegNet.y(27, 48, 20.71, 2.65, 24));
    regNets.put("RegNetY-3.2GF", RegNet.y(21, 80, 42.63, 2.66, 24));
    regNets.put("RegNetY-4.0GF", RegNet.y(22, 96, 31.41, 2.24, 64));
    regNets.put("RegNetY-6.4GF", RegNet.y(25, 112, 33.22, 2.27, 72));
    regNets.put("RegNetY-8.0GF", RegNet.y(17, 192, 76.82, 2.19, 56));
    regNets.put("RegNetY-12GF", RegNet.y(19, 168, 73.36, 2.37, 112));
    regNets.put("RegNetY-16GF", RegNet.y(18, 200, 106.23, 2.48, 112));
    regNets.put("RegNetY-32GF", RegNet.y(20, 232, 115.89, 2.53, 232));
    regNets.put("RegNetY-64GF", RegNet.y(20, 352, 147.48, 2.4, 328));
    regNets.put("RegNetY-128GF", RegNet.y(27, 456, 160.83, 2.52, 264));
    regNets.put("RegNetY-256GF", RegNet.y(27, 640, 230.83, 2.53, 373));
    return Collections.unmodifiableMap(regNets);
  }
}
