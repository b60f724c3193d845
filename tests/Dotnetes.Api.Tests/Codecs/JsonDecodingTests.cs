using System.Text;
using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Api.Tests.Codecs;

public sealed class JsonDecodingTests
{
    [Theory]
    [InlineData("""{"spec":{"contianers":[]}}""", "unknown field \"spec.contianers\"")]
    [InlineData("""{"spec":{"containers":[{"name":"a"},{"imagee":"b"}]}}""", "unknown field \"spec.containers[1].imagee\"")]
    [InlineData("""{"Spec":{"containers":[]}}""", "unknown field \"Spec\"")]
    [InlineData("""{"spec":{"nodeName":"a","nodeName":"b"}}""", "duplicate field \"spec.nodeName\"")]
    [InlineData("""{"metadata":{"labels":{"a":"1","b":"2","a":"3"}}}""", "duplicate field \"metadata.labels.a\"")]
    [InlineData("""{"x":1,"metadata":{"y":{"z":[1,{"q":2}]}},"spec":{"nodeName":"a","w":null}}""", "unknown field \"x\"", "unknown field \"metadata.y\"", "unknown field \"spec.w\"")]
    [InlineData("""{"spec":{"containers":[{"a":1},{"a":1}]},"x":1,"x":2}""", "unknown field \"spec.containers[0].a\"", "unknown field \"spec.containers[1].a\"", "unknown field \"x\"")]
    public void Strict_decoding_reports_unknown_and_duplicate_fields_with_their_paths(string json, params string[] issues)
    {
        JsonText.DecodeStrict<Pod>(Encoding.UTF8.GetBytes(json), out var found);
        Assert.Equal(issues, found.Select(i => i.ToString()));
    }

    [Fact]
    public void Strict_decoding_reports_no_more_than_a_hundred_different_fields()
    {
        var json = "{" + string.Join(',', Enumerable.Range(0, 5000).Select(i => $"\"x{i % 400}\":1")) + "}";
        JsonText.DecodeStrict<Pod>(Encoding.UTF8.GetBytes(json), out var found);
        Assert.Equal(Enumerable.Range(0, JsonReader.MaxIssues).Select(i => $"x{i}"), found.Select(i => i.Path));
    }

    [Fact]
    public void Lax_decoding_drops_unknown_fields_and_the_last_of_repeated_ones_wins()
    {
        var pod = JsonText.Decode<Pod>("""{"x":{"y":[1]},"spec":{"nodeName":"a","NodeName":"c","nodeName":"b"},"metadata":{"labels":{"k":"1","k":"2"}}}"""u8);
        Assert.Equal("b", pod.Spec.NodeName);
        Assert.Equal("2", pod.Metadata.Labels["k"]);
    }

    [Theory]
    [InlineData("""{"spec":{"replicas":"3"}}""", "spec.replicas")]
    [InlineData("""{"spec":{"replicas":3.5}}""", "spec.replicas")]
    [InlineData("""{"spec":{"replicas":99999999999}}""", "spec.replicas")]
    [InlineData("""{"spec":{"paused":1}}""", "spec.paused")]
    [InlineData("""{"spec":{"template":{"spec":{"containers":{}}}}}""", "spec.template.spec.containers")]
    [InlineData("""{"spec":{"template":{"spec":{"containers":[{"name":"a"},{"name":7}]}}}}""", "spec.template.spec.containers[1].name")]
    [InlineData("""{"spec":{"template":{"spec":{"containers":[{"resources":{"limits":{"cpu":"x"}}}]}}}}""", "spec.template.spec.containers[0].resources.limits.cpu")]
    [InlineData("""{"metadata":{"labels":{"a":{}}}}""", "metadata.labels.a")]
    [InlineData("""{"metadata":{"creationTimestamp":"yesterday"}}""", "metadata.creationTimestamp")]
    [InlineData("""{"metadata":[]}""", "metadata")]
    public void A_value_of_the_wrong_type_is_an_error_at_its_path(string json, string path) =>
        Assert.Equal(path, Assert.Throws<DecodingException>(() => JsonText.Decode<Deployment>(Encoding.UTF8.GetBytes(json))).Path);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}}")]
    [InlineData("{} {}")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("""{"metadata":{"name":"a",}}""")]
    [InlineData("""{"metadata":{"name":'a'}}""")]
    [InlineData("""{"metadata":{name:"a"}}""")]
    [InlineData("""{"metadata":{"name":"a" "b"}}""")]
    [InlineData("""{"metadata":{"generation":01}}""")]
    [InlineData("""{"metadata":{"generation":+1}}""")]
    [InlineData("""{"metadata":{"generation":.5}}""")]
    [InlineData("""{"metadata":{"name":"\x"}}""")]
    [InlineData("""{"metadata":{"name":"\u12"}}""")]
    [InlineData("{\"metadata\":{\"name\":\"a\nb\"}}")]
    [InlineData("""{"metadata":nul}""")]
    [InlineData("""{"a":tru}""")]
    public void What_is_not_json_is_refused(string json) => Assert.Throws<DecodingException>(() => JsonText.Decode<Pod>(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Null_is_the_empty_value_everywhere()
    {
        var pod = JsonText.Decode<Pod>("""{"metadata":null,"spec":{"containers":null,"nodeSelector":null,"nodeName":null,"hostNetwork":null,"priority":null,"securityContext":null},"status":null}"""u8);
        Assert.Equal(Pod.Empty, pod);
    }

    [Fact]
    public void Escapes_are_read_and_lone_surrogates_replaced() =>
        Assert.Equal("a\"\\/\b\f\n\r\té😀\uFFFDz", JsonText.Decode<Pod>("""{"metadata":{"name":"a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\ud83dz"}}"""u8).Metadata.Name);

    [Fact]
    public void Bytes_that_are_not_utf8_are_replaced() =>
        Assert.Equal("a\uFFFDb", JsonText.Decode<Pod>([.. """{"metadata":{"name":"a"""u8, 0xFF, .. "b\"}}"u8]).Metadata.Name);

    [Theory]
    [InlineData('[', "\"x\":")]
    [InlineData('{', "\"x\":")]
    public void Documents_nested_too_deeply_are_refused_even_in_fields_that_are_dropped(char open, string member)
    {
        var nest = open == '[' ? "[" : "{\"a\":";
        var json = "{" + member + string.Concat(Enumerable.Repeat(nest, 100_000));
        Assert.Contains("depth", Assert.Throws<DecodingException>(() => JsonText.Decode<Pod>(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);
    }
}
