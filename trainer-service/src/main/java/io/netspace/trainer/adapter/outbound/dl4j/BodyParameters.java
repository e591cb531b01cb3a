package io.netspace.trainer.adapter.outbound.dl4j;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The body's parameter vectors: all weights; all biases of the squeeze-and-excitations, if there
 * are any; all scales, then all shifts; all running means, then all running variances. Their values
 * are set from the candidate's seed.
 */
final class BodyParameters implements ParamInitializer {
  static final String WEIGHTS = "weights";
  static final String BIASES = "biases";
  static final String NORM = "norm";
  static final String RUNNING = "running";

  private final BodyPlan plan;

  BodyParameters(BodyPlan plan) {
    this.plan = plan;
  }

  @Override
  public long numParams(NeuralNetConfiguration configuration) {
    return plan.size();
  }

  @Override
  public long numParams(Layer layer) {
    return plan.size();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return plan.biases() == 0
        ? List.of(WEIGHTS, NORM, RUNNING)
        : List.of(WEIGHTS, BIASES, NORM, RUNNING);
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return List.of(WEIGHTS);
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return plan.biases() == 0 ? List.of() : List.of(BIASES);
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
    views.put(WEIGHTS, all.get(interval(0, plan.firstBias())));
    if (plan.biases() > 0) {
      views.put(BIASES, all.get(interval(plan.firstBias(), plan.firstScale())));
    }
    views.put(NORM, all.get(interval(plan.firstScale(), plan.firstMean())));
    views.put(RUNNING, all.get(interval(plan.firstMean(), plan.size())));
    return views;
  }
}
