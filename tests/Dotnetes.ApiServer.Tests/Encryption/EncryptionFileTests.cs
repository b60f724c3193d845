using System.Text;
using Dotnetes.ApiServer.Encryption;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.ApiServer.Tests.Encryption;

public sealed class EncryptionFileTests
{
    private const string Planted = "cGxhbnRlZA==";

    [Theory]
    [InlineData("[]", "resources: Required value: at least one resources is required")]
    [InlineData("[{resources: [], providers: [{identity: {}}]}]", "resources[0].resources: Required value: at least one resources[0].resources is required")]
    [InlineData("[{resources: [secrets], providers: []}]", "resources[0].providers: Required value: at least one resources[0].providers is required")]
    [InlineData("[{resources: [secrets], providers: [{}]}]", "resources[0].providers[0]: Invalid value: provider does not contain any of the expected providers: KMS, AESGCM, AESCBC, Secretbox, Identity")]
    [InlineData("[{resources: [secrets], providers: [{identity: {}, aescbc: {keys: [{name: a, secret: cGxhbnRlZA==}]}}]}]", "resources[0].providers[0]: Invalid value: more than one provider specified in a single element, should split into different list elements")]
    [InlineData("[{resources: [secrets], providers: [{aescbc: {keys: []}}]}]", "resources[0].providers[0].aescbc.keys: Required value: at least one keys is required")]
    [InlineData("[{resources: [secrets], providers: [{aesgcm: {keys: [{secret: cGxhbnRlZA==}]}}]}]", "resources[0].providers[0].aesgcm.keys[0].name: Required value: name is a mandatory field for a key")]
    [InlineData("[{resources: [secrets], providers: [{aesgcm: {keys: [{name: a}]}}]}]", "resources[0].providers[0].aesgcm.keys[0].secret: Required value: secret is a mandatory field for a key")]
    [InlineData("[{resources: [secrets], providers: [{identity: {}}, {aescbc: {keys: [{name: a, secret: cGxhbnRlZA==}]}}]}]", "resources[0].providers[1].aescbc.keys[0].secret: Invalid value: \"REDACTED\": secret is not of the expected length, got 7, expected one of [16 24 32]")]
    [InlineData("[{resources: [secrets], providers: [{secretbox: {keys: [{name: a, secret: cGxhbnRlZA==}]}}]}]", "resources[0].providers[0].secretbox.keys[0].secret: Invalid value: \"REDACTED\": secret is not of the expected length, got 7, expected one of [32]")]
    [InlineData("[{resources: [secrets], providers: [{secretbox: {keys: [{name: a, secret: 'cGxhbnRlZA=='}, {name: b, secret: 'not base64!'}]}}]}]", "resources[0].providers[0].secretbox.keys[1].secret: Invalid value: \"REDACTED\": secrets must be base64 encoded")]
    [InlineData("[{resources: [Secrets], providers: [{identity: {}}]}]", "resources[0].resources[0]: Invalid value: \"Secrets\": resource name should not contain capital letters")]
    [InlineData("[{resources: ['*'], providers: [{identity: {}}]}]", "use '*.' to encrypt all the resources from core API group or *.* to encrypt all resources")]
    [InlineData("[{resources: [events.events.k8s.io], providers: [{identity: {}}]}]", "Use 'events' instead in the config file")]
    [InlineData("[{resources: [ingresses.extensions], providers: [{identity: {}}]}]", "'extensions' group has been removed and cannot be used for encryption")]
    [InlineData("[{resources: ['secrets.*'], providers: [{identity: {}}]}]", "encrypting the same resource across groups is not supported")]
    [InlineData("[{resources: [serviceipallocations], providers: [{identity: {}}]}]", "resources which do not have REST API/s cannot be encrypted")]
    [InlineData("[{resources: [secrets, secrets], providers: [{identity: {}}]}]", "the same resource cannot be specified multiple times")]
    [InlineData("[{resources: [secrets, '*.'], providers: [{identity: {}}]}]", "using overlapping resources such as 'secrets' and '*.' in the same resource list is not allowed as they will be masked")]
    [InlineData("[{resources: ['*.'], providers: [{identity: {}}]}, {resources: [secrets], providers: [{identity: {}}]}]", "resource \"secrets\" is masked by earlier rule \"*.\"")]
    [InlineData("[{resources: ['*.*'], providers: [{identity: {}}]}, {resources: ['*.apps'], providers: [{identity: {}}]}]", "resource \"*.apps\" is masked by earlier rule \"*.*\"")]
    [InlineData("[{resources: [secrets], providers: [{kms: {apiVersion: v2, name: 'a:b', endpoint: 'unix:///a'}}]}]", "resources[0].providers[0].kms.name: Invalid value: \"a:b\": invalid KMS provider name a:b, must not contain ':'")]
    [InlineData("[{resources: [secrets], providers: [{kms: {apiVersion: v2, name: a, endpoint: 'unix:///a'}}, {kms: {apiVersion: v2, name: a, endpoint: 'unix:///a'}}]}]", "resources[0].providers[1].kms.name: Invalid value: \"a\": duplicate KMS provider name a, names must be unique")]
    [InlineData("[{resources: [secrets], providers: [{kms: {apiVersion: v2, name: a, endpoint: 'http://a'}}]}]", "resources[0].providers[0].kms.endpoint: Invalid value: \"http://a\": unsupported scheme \"http\" for KMS provider, only unix is supported")]
    [InlineData("[{resources: [secrets], providers: [{kms: {apiVersion: v2, name: a, endpoint: 'unix:///a', timeout: 0s}}]}]", "resources[0].providers[0].kms.timeout: Invalid value: \"0s\": timeout should be a positive value")]
    [InlineData("[{resources: [secrets], providers: [{kms: {apiVersion: v2, name: a, endpoint: 'unix:///a', cachesize: 5}}]}]", "resources[0].providers[0].kms.cachesize: Invalid value: 5: cachesize is not supported in v2")]
    [InlineData("[{resources: [secrets], providers: [{kms: {name: a, endpoint: 'unix:///a'}}]}]", "KMSv1 is deprecated")]
    [InlineData("[{resources: [secrets], providers: [{aescbc: {key: cGxhbnRlZA==}}]}]", "unknown field \"resources[0].providers[0].aescbc.key\"")]
    public void Files_with_errors_are_refused_by_file_and_field_without_any_key(string resources, string error)
    {
        var e = Assert.Throws<ConfigurationException>(() => Decode(resources));
        Assert.StartsWith("keys.yaml:", e.Message, StringComparison.Ordinal);
        Assert.Contains(error, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{resources: [secrets, configmaps, pandas.awesome.bears.example], providers: [{identity: {}}]}]")]
    [InlineData("[{resources: [secrets], providers: [{identity: {}}]}, {resources: ['*.'], providers: [{identity: {}}]}, {resources: ['*.apps'], providers: [{identity: {}}]}, {resources: ['*.*'], providers: [{identity: {}}]}]")]
    [InlineData("[{resources: [secrets], providers: [{kms: {apiVersion: v2, name: a, endpoint: 'unix:///a', timeout: 5s}}, {identity: {}}]}]")]
    public void Files_without_errors_are_taken(string resources) => Decode(resources);

    [Theory]
    [InlineData("", "secrets", "a")]
    [InlineData("", "configmaps", "b")]
    [InlineData("apps", "deployments", "c")]
    [InlineData("batch", "jobs", "d")]
    public void The_most_exact_name_of_a_resource_counts(string group, string resource, string key)
    {
        var entries = new[] { ("secrets", "a"), ("'*.'", "b"), ("'*.apps'", "c"), ("'*.*'", "d") }
            .Select(e => $"{{resources: [{e.Item1}], providers: [{{aescbc: {{keys: [{{name: {e.Item2}, secret: MDEyMzQ1Njc4OWFiY2RlZg==}}]}}}}]}}");
        using var state = new EncryptionState(EncryptionFile.Decode(Encoding.UTF8.GetBytes(Text($"[{string.Join(", ", entries)}]")), "x", reload: false), _ => throw new InvalidOperationException());
        var stored = state.ProvidersOf(new ResourceName(group, resource))[0].Encrypt("v"u8.ToArray(), []);
        Assert.Equal(key + ":", Encoding.ASCII.GetString(stored.Span[..2]));
    }

    // Base 32 without padding of the first half of SHA-256 over both names, each behind its length.
    [Fact]
    public void The_name_of_a_server_is_made_of_that_of_its_machine() =>
        Assert.Equal("apiserver-l2yubf4cvcl5c7a3wrubrwqdve", StorageEncryption.ServerIdOf("localhost"));

    private static void Decode(string resources) => EncryptionFile.Decode(Encoding.UTF8.GetBytes(Text(resources)), "keys.yaml", reload: false);

    private static string Text(string resources) => $"apiVersion: apiserver.config.k8s.io/v1\nkind: EncryptionConfiguration\nresources: {resources}\n";
}
