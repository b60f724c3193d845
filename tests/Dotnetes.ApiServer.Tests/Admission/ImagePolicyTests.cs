using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Admission.Plugins.ImagePolicy;
using Dotnetes.ApiServer.Tests.Authentication;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.ApiServer.Tests.Admission;

public sealed class ImagePolicyTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("dotnetes-images-");
    private readonly MovableTime _time = new();

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task The_service_is_asked_about_all_images_and_remembered_for_a_while()
    {
        using var service = new Judge("""{"status":{"allowed":true,"auditAnnotations":{"checked":"yes"}}}""");
        using var plugin = Plugin(service, allowTime: TimeSpan.FromMinutes(1));
        var annotations = new Dictionary<string, string>();
        var pod = PodOf(new PodSpec { Containers = [new Container { Name = "c", Image = "a" }], InitContainers = [new Container { Name = "i", Image = "b" }] });
        pod = pod with { Metadata = pod.Metadata with { Annotations = ValueMap.Of(("x.image-policy.k8s.io/ticket", "7"), ("other", "8")) } };
        var attributes = AdmissionBench.Create(pod) with { Annotate = annotations.Add };
        Assert.Equal("", await AdmissionBench.Refusal(plugin, attributes));
        Assert.Equal(
            """{"kind":"ImageReview","apiVersion":"imagepolicy.k8s.io/v1alpha1","metadata":{},"spec":{"containers":[{"image":"a"},{"image":"b"}],"annotations":{"x.image-policy.k8s.io/ticket":"7"},"namespace":"default"},"status":{"allowed":false}}""",
            Assert.Single(service.Asked));
        Assert.Equal(("imagepolicywebhook.image-policy.k8s.io/checked", "yes"), (annotations.Single().Key, annotations.Single().Value));

        annotations.Clear();
        Assert.Equal("", await AdmissionBench.Refusal(plugin, attributes));
        Assert.Single(service.Asked);
        Assert.Single(annotations);
        _time.Ahead = TimeSpan.FromMinutes(1);
        annotations.Clear();
        Assert.Equal("", await AdmissionBench.Refusal(plugin, attributes));
        Assert.Equal(2, service.Asked.Count);
    }

    [Theory]
    [InlineData("""{"status":{"allowed":false,"reason":"too old"}}""", "pods \"p\" is forbidden: image policy webhook backend denied one or more images: too old")]
    [InlineData("""{"status":{"allowed":false}}""", "pods \"p\" is forbidden: one or more images rejected by webhook backend")]
    [InlineData("""{"status":{}}""", "pods \"p\" is forbidden: one or more images rejected by webhook backend")]
    public async Task Refusals_are_passed_on_and_remembered_for_a_shorter_while(string answer, string refusal)
    {
        using var service = new Judge(answer);
        using var plugin = Plugin(service, denyTime: TimeSpan.FromSeconds(10));
        Assert.Equal(refusal, await AdmissionBench.Refusal(plugin, AdmissionBench.Create(PodOf())));
        Assert.Equal(refusal, await AdmissionBench.Refusal(plugin, AdmissionBench.Create(PodOf())));
        Assert.Single(service.Asked);
        _time.Ahead = TimeSpan.FromSeconds(10);
        Assert.Equal(refusal, await AdmissionBench.Refusal(plugin, AdmissionBench.Create(PodOf())));
        Assert.Equal(2, service.Asked.Count);
    }

    [Theory]
    [InlineData(false, 503, 1, "pods \"p\" is forbidden: the server responded with the status code 503 but did not return more information")]
    [InlineData(false, 500, 5, "pods \"p\" is forbidden: the server responded with the status code 500 but did not return more information")]
    [InlineData(true, 500, 5, "")]
    [InlineData(true, 429, 5, "")]
    [InlineData(true, 403, 1, "")]
    public async Task Without_an_answer_the_default_counts_and_nothing_is_remembered(bool defaultAllow, int code, int asked, string refusal)
    {
        using var service = new Judge("", (HttpStatusCode)code);
        using var plugin = Plugin(service, defaultAllow: defaultAllow);
        var annotations = new Dictionary<string, string>();
        Assert.Equal(refusal, await AdmissionBench.Refusal(plugin, AdmissionBench.Create(PodOf()) with { Annotate = annotations.Add }));
        Assert.Equal(asked, service.Asked.Count);
        Assert.Equal(defaultAllow, annotations.TryGetValue("imagepolicywebhook.image-policy.k8s.io/failed-open", out var open) && open == "true");
        await AdmissionBench.Refusal(plugin, AdmissionBench.Create(PodOf()));
        Assert.Equal(2 * asked, service.Asked.Count);
    }

    [Theory]
    [InlineData("", "a")]
    [InlineData("ephemeralcontainers", "e")]
    [InlineData("status", null)]
    [InlineData("resize", null)]
    public async Task Only_what_brings_images_is_judged(string subresource, string? image)
    {
        using var service = new Judge("""{"status":{"allowed":true}}""");
        using var plugin = Plugin(service);
        var pod = PodOf(new PodSpec { Containers = [new Container { Name = "c", Image = "a" }], EphemeralContainers = [new EphemeralContainer { Name = "e", Image = "e" }] });
        Assert.Equal("", await AdmissionBench.Refusal(plugin, AdmissionBench.Update(pod, pod, subresource)));
        Assert.Equal(image is null ? [] : [image], service.Asked.Select(a => JsonNode.Parse(a)!["spec"]!["containers"]![0]!["image"]!.ToString()));
    }

    [Theory]
    [InlineData("imagePolicy: {kubeConfigFile: K}", 300, 30, 500, false)]
    [InlineData("imagePolicy: {kubeConfigFile: K, allowTTL: 50, denyTTL: -1, retryBackoff: 20, defaultAllow: true}", 50, 0, 20, true)]
    [InlineData("{\"imagePolicy\":{\"kubeConfigFile\":\"K\",\"allowTTL\":-1,\"denyTTL\":0}}", 0, 30, 500, false)]
    [InlineData("imagePolicy: {kubeConfigFile: K, allowTTL: 1800, retryBackoff: 300000}", 1800, 30, 300_000, false)]
    public void Settings_come_from_a_file(string text, int allow, int deny, int backoff, bool defaultAllow)
    {
        var options = Decode(text);
        Assert.Equal(new Uri("https://judge.example.com/images"), options.Service.Server);
        Assert.Equal((allow, deny), ((int)options.AllowTime.TotalSeconds, (int)options.DenyTime.TotalSeconds));
        Assert.Equal((backoff, defaultAllow), ((int)options.RetryBackoff.TotalMilliseconds, options.DefaultAllow));
    }

    [Theory]
    [InlineData("imagePolicy:\n  kubeConfigFile: K\n  allowTTL: 1801\n", "f.yaml:3: imagePolicy.allowTTL: valid value is between 1 and 1800, got 1801")]
    [InlineData("imagePolicy:\n  kubeConfigFile: K\n  denyTTL: -2\n", "f.yaml:3: imagePolicy.denyTTL: valid value is between 1 and 1800, got -2")]
    [InlineData("imagePolicy:\n  kubeConfigFile: K\n  retryBackoff: 5s\n", "f.yaml:3: imagePolicy.retryBackoff: must be a whole number")]
    [InlineData("imagePolicy:\n  kubeConfigFile: K\n  defaultAllow: 7\n", "f.yaml:3: imagePolicy.defaultAllow: must be true or false")]
    [InlineData("imagePolicy:\n  kubeConfigFile: K\n  allow: 7\n", "f.yaml:3: imagePolicy.allow: unknown field")]
    [InlineData("imagePolicy: {}\n", "f.yaml:1: imagePolicy.kubeConfigFile: Required value")]
    [InlineData("images: {}\n", "f.yaml: imagePolicy: Required value")]
    public void Wrong_settings_are_refused_with_file_line_and_field(string text, string problem) =>
        Assert.Equal(problem, Assert.Throws<ConfigurationException>(() => Decode(text)).Message);

    [Fact]
    public void The_plugin_does_not_start_without_settings() =>
        Assert.Equal(
            "couldn't init admission plugin \"ImagePolicyWebhook\": no config specified",
            Assert.Throws<FormatException>(() => AdmissionPluginTable.Create(new AdmissionSettings { Enabled = ["ImagePolicyWebhook"] })).Message);

    private static Pod PodOf(PodSpec? spec = null) => AdmissionServer.Pod(spec: spec);

    private ImagePolicyWebhook Plugin(Judge judge, TimeSpan? allowTime = null, TimeSpan? denyTime = null, bool defaultAllow = false) => new(
        new ImagePolicyOptions
        {
            Service = new() { Server = new Uri("https://judge.example.com/images") },
            AllowTime = allowTime ?? TimeSpan.FromMinutes(5),
            DenyTime = denyTime ?? TimeSpan.FromSeconds(30),
            RetryBackoff = TimeSpan.FromTicks(1),
            DefaultAllow = defaultAllow,
            Handler = judge,
        },
        _time);

    private ImagePolicyOptions Decode(string text)
    {
        var kubeconfig = Path.Combine(_directory.FullName, "kubeconfig");
        File.WriteAllText(kubeconfig, """
            apiVersion: v1
            kind: Config
            clusters: [{name: c, cluster: {server: https://judge.example.com/images}}]
            contexts: [{name: x, context: {cluster: c}}]
            current-context: x
            """);
        return ImagePolicyFile.Decode(Encoding.UTF8.GetBytes(text.Replace(": K", $": {kubeconfig}", StringComparison.Ordinal).Replace("\"K\"", $"\"{kubeconfig}\"", StringComparison.Ordinal)), "f.yaml", _time);
    }

    private sealed class Judge(string answer, HttpStatusCode code = HttpStatusCode.OK) : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return new HttpResponseMessage(code) { Content = new StringContent(answer) };
        }
    }
}
