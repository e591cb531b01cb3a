/** Networks as JSON, and as Python modules for torchvision and timm. */
@NullMarked
package io.netspace.formats.network;

import org.jspecify.annotations.NullMarked;
