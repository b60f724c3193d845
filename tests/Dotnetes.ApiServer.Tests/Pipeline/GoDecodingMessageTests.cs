using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Pipeline;

namespace Dotnetes.ApiServer.Tests.Pipeline;

public sealed class GoDecodingMessageTests
{
    [Theory]
    [InlineData("""{"spec":7}""", "json: cannot unmarshal number into Go struct field Pod.spec of type v1.PodSpec")]
    [InlineData("""{"spec":{"containers":"x"}}""", "json: cannot unmarshal string into Go struct field PodSpec.spec.containers of type []v1.Container")]
    [InlineData("""{"spec":{"containers":[7]}}""", "json: cannot unmarshal number into Go struct field PodSpec.spec.containers of type v1.Container")]
    [InlineData("""{"spec":{"containers":[{"name":7}]}}""", "json: cannot unmarshal number into Go struct field Container.spec.containers.name of type string")]
    [InlineData("""{"spec":{"containers":[{"command":[1]}]}}""", "json: cannot unmarshal number into Go struct field Container.spec.containers.command of type string")]
    [InlineData("""{"spec":{"containers":[{"ports":[{"containerPort":1.5}]}]}}""", "json: cannot unmarshal number 1.5 into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32")]
    [InlineData("""{"spec":{"containers":[{"ports":[{"containerPort":3000000000}]}]}}""", "json: cannot unmarshal number 3000000000 into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32")]
    [InlineData("""{"spec":{"nodeSelector":[]}}""", "json: cannot unmarshal array into Go struct field PodSpec.spec.nodeSelector of type map[string]string")]
    [InlineData("""{"spec":{"nodeSelector":{"a":1}}}""", "json: cannot unmarshal number into Go struct field PodSpec.spec.nodeSelector of type string")]
    [InlineData("""{"spec":{"restartPolicy":7}}""", "json: cannot unmarshal number into Go struct field PodSpec.spec.restartPolicy of type v1.RestartPolicy")]
    [InlineData("""{"spec":{"containers":[{"livenessProbe":{"httpGet":{"port":true}}}]}}""", "json: cannot unmarshal bool into Go struct field HTTPGetAction.spec.containers.livenessProbe.ProbeHandler.httpGet.port of type int32")]
    [InlineData("""{"metadata":{"creationTimestamp":7}}""", "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.creationTimestamp of type string")]
    [InlineData("""{"spec":{"containers":[{"resources":{"limits":{"cpu":true}}}]}}""", "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")]
    [InlineData("""[]""", "json: cannot unmarshal array into Go value of type v1.Pod")]
    public void What_does_not_fit_is_told_as_upstream_tells_it(string json, string message)
    {
        var error = Assert.Throws<DecodingException>(() =>
        {
            var reader = new JsonReader(Encoding.UTF8.GetBytes(json));
            Pod.ReadJson(ref reader);
        });
        Assert.Equal(message, GoDecodingMessage.Of(error, Pod.Schema));
    }

    [Theory]
    [InlineData("?", 0)]
    [InlineData("a-b.c", 1)]
    [InlineData("abc", 0)]
    [InlineData("YWJjZ", 4)]
    [InlineData("a===", 1)]
    public void Wrong_base64_is_told_with_the_place(string text, int place)
    {
        var error = Assert.Throws<DecodingException>(() =>
        {
            var reader = new JsonReader(Encoding.UTF8.GetBytes($$$"""{"data":{"k":"{{{text}}}"}}"""));
            Secret.ReadJson(ref reader);
        });
        Assert.Equal($"illegal base64 data at input byte {place}", GoDecodingMessage.Of(error, Secret.Schema));
    }
}
