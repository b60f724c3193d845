using System.Text;
using Dotnetes.Api.Config.Kubelet.V1Beta1;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.Machinery.Tests.Configuration;

public sealed class ConfigurationFileTests
{
    private const string Head = "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n";

    [Fact]
    public void A_document_of_the_kind_is_read_from_yaml() =>
        Assert.Equal(17, Decode(Head + "maxPods: 17\n").MaxPods);

    [Theory]
    [InlineData(Head + "maxPodz: 17\n", "kubelet.yaml:3: unknown field \"maxPodz\"")]
    [InlineData(Head + "maxPods: 17\nmaxPods: 18\n", "kubelet.yaml: ")]
    [InlineData(Head + "maxPods: many\n", "kubelet.yaml: ")]
    [InlineData("apiVersion: v1\nkind: Pod\n", "kubelet.yaml: apiVersion and kind must be \"kubelet.config.k8s.io/v1beta1\" and \"KubeletConfiguration\", not \"v1\" and \"Pod\"")]
    [InlineData("", "kubelet.yaml: ")]
    [InlineData("maxPods: 17", "kubelet.yaml: apiVersion and kind must be ")]
    [InlineData("[]", "kubelet.yaml: ")]
    [InlineData("a: [", "kubelet.yaml: ")]
    public void What_is_wrong_is_refused_with_the_name_of_the_file(string document, string message)
    {
        var error = Assert.Throws<ConfigurationException>(() => Decode(document));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("/nowhere/kubelet.yaml", Assert.Throws<ConfigurationException>(() => ConfigurationFile.Read<KubeletConfiguration>("/nowhere/kubelet.yaml")).Message, StringComparison.Ordinal);

    private static KubeletConfiguration Decode(string document) => ConfigurationFile.Decode<KubeletConfiguration>(Encoding.UTF8.GetBytes(document), "kubelet.yaml");
}
