package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_scratchpad_md;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.OperationTimes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;

/** A oneDNN primitive with its arguments, ready to run. */
final class Primitive implements Step {
  private final dnnl_primitive primitive = new dnnl_primitive();
  private final OperationTimes.Code code;
  private final dnnl_stream stream;
  private final dnnl_exec_arg_t arguments;
  private final int count;

  private Primitive(
      OneDnnContext owner, PrimitiveDescriptor description, Map<Integer, Tensor> tensorByRole) {
    OneDnnContext.check("primitive", dnnl_primitive_create(primitive, description.descriptor()));
    owner.onClose(() -> dnnl_primitive_destroy(primitive));
    code = description.code();
    stream = owner.stream();
    count = tensorByRole.size();
    arguments = new dnnl_exec_arg_t(count);
    owner.onClose(arguments::close);
    int index = 0;
    for (Map.Entry<Integer, Tensor> argument : tensorByRole.entrySet()) {
      arguments.position(index++).arg(argument.getKey()).memory(argument.getValue().memory());
    }
    arguments.position(0);
  }

  /** Collects the arguments of one primitive by their roles, oneDNN's {@code DNNL_ARG_*}. */
  static final class Binding {
    private final PrimitiveDescriptor description;
    private final Map<Integer, Tensor> tensorByRole = new LinkedHashMap<>();

    Binding(PrimitiveDescriptor description) {
      this.description = description;
    }

    Binding with(int role, Tensor tensor) {
      tensorByRole.put(role, tensor);
      return this;
    }

    Primitive build(OneDnnContext owner, Scratchpad scratchpad) {
      Layout need =
          Layout.ofPrimitive(
              dnnl_primitive_desc_query_md(description.descriptor(), dnnl_query_scratchpad_md, 0));
      if (need.bytes() > 0) {
        with(DNNL_ARG_SCRATCHPAD, scratchpad.tensor(need));
      }
      return new Primitive(owner, description, tensorByRole);
    }
  }

  @Override
  public void run() {
    OneDnnContext.check(
        "to execute a primitive", dnnl_primitive_execute(primitive, stream, count, arguments));
  }

  @Override
  public OperationTimes.Code code() {
    return code;
  }
}
