using System.Text;
using Dotnetes.Api;
using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Selectors;
using Dotnetes.Machinery.Yaml;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Json;
using Dotnetes.Serialization.Protobuf;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Machinery.Tests.Fuzz;

public sealed class DecoderFuzzTests
{
    private static readonly string[] s_jsonTokens =
    [
        "{", "}", "[", "]", ":", ",", "\"", "null", "true", "1e999", "-0", "9223372036854775808", "18446744073709551616", "0.1", "\\ud800", "\\u0000", "\\", "\"\\",
        "{\"a\":", "[[", "\u2028", "\uFEFF", "{\"metadata\":{\"labels\":{\"a\":\"", "\"spec\":", "\"containers\":[{},", "\"name\":\"a\",\"name\":\"b\",", "1E+400000000", "12Ei",
    ];

    private static readonly string[] s_yamlTokens =
    [
        "&a ", "*a", "<<: *a\n", "- ", "? ", ": ", "|\n", ">-\n", "!!binary ", "!!int x", "---\n", "...\n", "\t", "{", "}", "[", "]", "'", "\"", "#", "%YAML 1.1\n", "yes", "~", "0o17", "0x1F", "1_000", "1:30",
        "2001-01-01", ".inf", "\n  ", "\r\n", "- &x [*x,*x,*x,*x]\n", "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n",
    ];

    private static readonly byte[] s_pod = Encoding.UTF8.GetBytes(
        """
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","namespace":"default","labels":{"app":"web","tier":"front"},"creationTimestamp":"2026-01-02T03:04:05Z",
        "ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"web","uid":"6f1c","controller":true}],"managedFields":[{"manager":"m","operation":"Update","fieldsV1":{"f:a":{}}}]},
        "spec":{"containers":[{"name":"c","image":"busybox:1","ports":[{"containerPort":80,"protocol":"TCP"}],"resources":{"limits":{"cpu":"100m","memory":"1.5Gi"}},
        "livenessProbe":{"httpGet":{"path":"/","port":"http"},"periodSeconds":3},"env":[{"name":"A","value":"\u00fc"},{"name":"B","valueFrom":{"fieldRef":{"fieldPath":"metadata.name"}}}]}],
        "tolerations":[{"key":"a","operator":"Exists","tolerationSeconds":300}],"nodeSelector":{"disk":"ssd"}},"status":{"phase":"Running","conditions":[{"type":"Ready","status":"True"}]}}
        """);

    private static readonly byte[][] s_json = [s_pod, "{}"u8.ToArray(), "null"u8.ToArray(), """{"metadata":{"name":"x"},"spec":{"containers":[]}}"""u8.ToArray()];

    [Fact]
    public void Json_decoding_takes_the_input_or_names_what_is_wrong() =>
        FuzzRun.Check<DecodingException>(s_json, s_jsonTokens, 400, bytes => JsonText.Decode<Pod>(bytes));

    [Fact]
    public void Strict_json_decoding_takes_the_input_or_names_what_is_wrong() =>
        FuzzRun.Check<DecodingException>(s_json, s_jsonTokens, 1200, bytes =>
        {
            JsonText.DecodeStrict<Pod>(bytes, out var issues);
            Assert.All(issues, issue => Assert.NotEmpty(issue.ToString()));
        });

    [Fact]
    public void Json_of_any_shape_is_read_or_refused() =>
        FuzzRun.Check<DecodingException>(s_json, s_jsonTokens, 400, bytes => JsonValue.Parse(bytes));

    [Fact]
    public void What_json_decoding_takes_encodes_to_json_that_decodes_to_the_same_bytes() =>
        FuzzRun.Check<DecodingException>(s_json, s_jsonTokens, 2000, bytes =>
        {
            // Raw values are kept as they came, and escaped when they are written: only the second writing is final.
            var encoded = JsonText.Encode(JsonText.Decode<Pod>(bytes));
            var pod = JsonText.Decode<Pod>(encoded);
            Assert.Equal(encoded, JsonText.Encode(pod));
            Assert.Equal(pod, JsonText.Decode<Pod>(encoded));
        });

    [Fact]
    public void Protobuf_decoding_takes_the_input_or_names_what_is_wrong() =>
        FuzzRun.Check<DecodingException>(ProtobufCorpus(), ["\n", "\u0001\u0000", "\u007f\u007f\u007f\u007f", "\u0012\u0002\n\u0000", "k8s\0"], 400, bytes => ProtoCodec.Decode<Pod>(bytes));

    [Fact]
    public void Protobuf_envelopes_are_opened_or_refused() =>
        FuzzRun.Check<DecodingException>(
            [.. ProtobufCorpus().Select(message => ProtobufEnvelope.Wrap("v1", "Pod", message))], ["k8s\0", "\n", "\u0012\u0002\n\u0000", "\u001a\u0001"], 400, bytes =>
            {
                var envelope = ProtobufEnvelope.Open(bytes);
                ProtoCodec.Decode<Pod>(envelope.Raw);
            });

    [Fact]
    public void Every_kind_refuses_broken_json_and_protobuf_with_the_documented_error()
    {
        var codecs = KubeKinds.All.ToArray();
        var next = 0;
        FuzzRun.Check<DecodingException>(s_json, s_jsonTokens, 2000, bytes =>
        {
            var codec = codecs[next++ % codecs.Length];
            codec.DecodeJson(bytes);
        });
        FuzzRun.Check<DecodingException>(ProtobufCorpus(), ["\n", "\u0012\u0002\n\u0000"], 2000, bytes =>
        {
            var codec = codecs[next++ % codecs.Length];
            if (codec.HasProto)
            {
                codec.DecodeProto(bytes);
            }
        });
    }

    [Fact]
    public void Yaml_is_converted_or_refused_and_anchors_do_not_explode()
    {
        byte[][] corpus =
        [
            JsonToYaml.Convert(s_pod),
            "a: &a {x: 1}\nb:\n  <<: *a\n  y: [1, 2.5, yes, ~, 'q', \"w\\n\"]\n--- \nc: |\n  text\n  more\nd: >-\n  folded\n"u8.ToArray(),
            s_pod,
        ];
        FuzzRun.Check<DecodingException>(corpus, s_yamlTokens, 4000, bytes => YamlToJson.ConvertAll(bytes));
        FuzzRun.Check<DecodingException>(corpus, s_yamlTokens, 4000, bytes => YamlToJson.ConvertAll(bytes, strict: true));
    }

    [Fact]
    public void Json_is_converted_to_yaml_that_converts_back() =>
        FuzzRun.Check<DecodingException>(s_json, s_jsonTokens, 16_000, bytes =>
        {
            // A fraction beyond 2^53 comes back as the whole number that it is, so what came back once is what is compared.
            var json = YamlToJson.Convert(JsonToYaml.Convert(bytes));
            Assert.Equal(JsonValue.Parse(json), JsonValue.Parse(YamlToJson.Convert(JsonToYaml.Convert(json))));
        });

    [Fact]
    public void Label_selectors_are_parsed_or_refused() =>
        FuzzRun.Check<DecodingException>(
            Texts("app=web", "app in (a,b),!c, d notin (e), f>1,g<2,h!=i", "example.com/x==y", ""),
            ["in", "notin", "(", ")", ",", "!", "=", "==", "!=", ">", "<", "exists", " ", "\0", "ü", "/"], 4000, bytes =>
            {
                var selection = LabelSelection.Parse(Encoding.UTF8.GetString(bytes));
                Assert.Equal(selection, LabelSelection.Parse(selection.ToString()));
            });

    [Fact]
    public void Field_selectors_are_parsed_or_refused() =>
        FuzzRun.Check<DecodingException>(
            Texts("metadata.name=x", "spec.nodeName!=a\\,b,status.phase==Running", ""), [",", "=", "!=", "==", "\\", "\\,", "\\x", "\0"], 4000, bytes =>
            {
                var selection = FieldSelection.Parse(Encoding.UTF8.GetString(bytes));
                // Terms are ordered as they were written, so "==b" and "=b" may change places.
                Assert.Equal(selection.Requirements.ToHashSet(), FieldSelection.Parse(selection.ToString()).Requirements.ToHashSet());
            });

    [Fact]
    public void Quantities_are_parsed_or_refused_and_survive_their_canonical_form() =>
        FuzzRun.Check<DecodingException>(
            Texts("1", "100m", "1.5Gi", "-3e6", "1E", "12n", "0.000001", "123456789012345678901234567890Ki"),
            ["m", "u", "n", "k", "Ki", "E", "Ei", "e", "e+9", "e-999999999", "e999999999", ".", "-", "+", "0000000000", "9999999999999999999", " "], 4000, bytes =>
            {
                var quantity = Quantity.Parse(bytes);
                Assert.Equal(0, quantity.CompareTo(Quantity.Parse(quantity.ToString())));
            });

    [Fact]
    public void Times_and_durations_are_parsed_or_refused()
    {
        FuzzRun.Check<DecodingException>(Quoted("2026-01-02T03:04:05Z", "1985-04-12T23:20:50.52+01:00"), ["9999", "T", "Z", "+24:00", ":60", ".999999999999", "-"], 4000, bytes => JsonText.Decode<Time>(bytes));
        FuzzRun.Check<DecodingException>(Quoted("1h2m3.5s", "100ms", "-1us"), ["h", "ns", "µs", ".", "9223372036854775808", "-", "+"], 4000, bytes => JsonText.Decode<Duration>(bytes));
    }

    private static byte[][] ProtobufCorpus() => [ProtoCodec.Encode(JsonText.Decode<Pod>(s_pod)), []];

    private static byte[][] Texts(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    private static byte[][] Quoted(params string[] texts) => [.. texts.Select(text => Encoding.UTF8.GetBytes($"\"{text}\""))];
}
