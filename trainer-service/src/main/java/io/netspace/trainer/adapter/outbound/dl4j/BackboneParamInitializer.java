package io.netspace.trainer.adapter.outbound.dl4j;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The backbone's parameter vectors: all weights; all biases of the squeeze-and-excitations, if any;
 * all scales, then all shifts; all running means, then all running variances. Their initial values
 * are set elsewhere, see {@link InitialWeights}.
 */
final class BackboneParamInitializer implements ParamInitializer {
  static final String WEIGHTS = "weights";
  static final String BIASES = "biases";
  static final String NORM = "norm";
  static final String RUNNING = "running";

  private final BackbonePlan plan;

  BackboneParamInitializer(BackbonePlan plan) {
    this.plan = plan;
  }

  @Override
  public long numParams(NeuralNetConfiguration configuration) {
    return plan.parameterCount();
  }

  @Override
  public long numParams(Layer layer) {
    return plan.parameterCount();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return plan.biasCount() == 0
        ? List.of(WEIGHTS, NORM, RUNNING)
        : List.of(WEIGHTS, BIASES, NORM, RUNNING);
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return List.of(WEIGHTS);
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return plan.biasCount() == 0 ? List.of() : List.of(BIASES);
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return key.equals(WEIGHTS);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return key.equals(BIASES);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration configuration, INDArray parameters, boolean initialize) {
    Map<String, INDArray> views = getGradientsFromFlattened(configuration, parameters);
    views.keySet().forEach(configuration::addVariable);
    return views;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration configuration, INDArray flattened) {
    INDArray all = flattened.reshape(flattened.length());
    Map<String, INDArray> views = new LinkedHashMap<>();
    views.put(WEIGHTS, all.get(interval(0, plan.biasOffset())));
    if (plan.biasCount() > 0) {
      views.put(BIASES, all.get(interval(plan.biasOffset(), plan.scaleOffset())));
    }
    views.put(NORM, all.get(interval(plan.scaleOffset(), plan.meanOffset())));
    views.put(RUNNING, all.get(interval(plan.meanOffset(), plan.parameterCount())));
    return views;
  }
}
