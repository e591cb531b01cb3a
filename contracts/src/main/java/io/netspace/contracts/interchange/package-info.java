/**
 * Networks in the words of other programs: pycls' YAML, timm's and torchvision's Python, and JSON.
 * Pure functions; whoever calls them reads and writes the files.
 */
@NullMarked
package io.netspace.contracts.interchange;

import org.jspecify.annotations.NullMarked;
