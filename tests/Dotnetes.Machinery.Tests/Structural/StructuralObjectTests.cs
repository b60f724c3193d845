using Dotnetes.Machinery.Apply;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Structural;

namespace Dotnetes.Machinery.Tests.Structural;

public sealed class StructuralObjectTests
{
    [Theory]
    [InlineData("{type: object, properties: {spec: {type: object, properties: {a: {type: string}}}}}", """{"apiVersion":"a/v1","kind":"K","metadata":{"x":1},"spec":{"a":"1","b":2},"other":1}""", """{"apiVersion":"a/v1","kind":"K","metadata":{"x":1},"spec":{"a":"1"}}""", "other,spec.b")]
    [InlineData("{type: object, properties: {l: {type: array, items: {type: object, properties: {a: {type: string}}}}}}", """{"l":[{"a":1,"b":2},{"c":3}]}""", """{"l":[{"a":1},{}]}""", "l[0].b,l[1].c")]
    [InlineData("{type: object, properties: {m: {type: object, additionalProperties: {type: object, properties: {a: {type: string}}}}}}", """{"m":{"x":{"a":1,"b":2}}}""", """{"m":{"x":{"a":1}}}""", "m.x.b")]
    [InlineData("{type: object, properties: {m: {type: object, additionalProperties: true}}}", """{"m":{"x":1,"y":{"z":2}}}""", """{"m":{"x":1,"y":{}}}""", "m.y.z")]
    [InlineData("{type: object, properties: {f: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {a: {type: object}}}}}", """{"f":{"a":{"x":1},"b":{"y":2}}}""", """{"f":{"a":{},"b":{"y":2}}}""", "f.a.x")]
    [InlineData("{type: object, properties: {e: {type: object, x-kubernetes-embedded-resource: true, properties: {a: {type: string}}}}}", """{"e":{"apiVersion":"v1","kind":"P","metadata":{"q":1},"a":"1","b":2}}""", """{"e":{"apiVersion":"v1","kind":"P","metadata":{"q":1},"a":"1"}}""", "e.b")]
    [InlineData("{type: object, x-kubernetes-preserve-unknown-fields: true, properties: {l: {type: array, x-kubernetes-preserve-unknown-fields: true, items: {type: object, properties: {a: {type: object}}}}}}", """{"l":[{"a":{"x":1},"b":1}]}""", """{"l":[{"a":{},"b":1}]}""", "l[0].a.x")]
    public void Unknown_fields_are_pruned(string schema, string value, string expected, string unknown)
    {
        var dropped = new List<string>();
        var pruned = StructuralPruning.Prune(JsonValue.ParseObject(value), Schemas.Compile(schema), isRoot: true, dropped);
        Assert.Equal(JsonValue.Parse(expected), pruned);
        Assert.Equal(unknown, string.Join(",", dropped));
        Assert.Equal(pruned, StructuralPruning.Prune(JsonValue.ParseObject(value), Schemas.Compile(schema), isRoot: true));
    }

    [Theory]
    [InlineData("{type: object, properties: {a: {type: string, default: x}, b: {type: object, properties: {c: {type: integer, default: 3}}}}}", "{}", """{"a":"x"}""")]
    [InlineData("{type: object, properties: {a: {type: string, default: x}, b: {type: object, default: {}, properties: {c: {type: integer, default: 3}}}}}", """{"a":"y"}""", """{"a":"y","b":{"c":3}}""")]
    [InlineData("{type: object, properties: {a: {type: string, default: x}, q: {type: string, nullable: true, default: w}}}", """{"a":null,"q":null}""", """{"a":"x","q":null}""")]
    [InlineData("{type: object, properties: {l: {type: array, items: {type: object, properties: {c: {type: integer, default: 3}}}}}}", """{"l":[{},{"c":1}]}""", """{"l":[{"c":3},{"c":1}]}""")]
    [InlineData("{type: object, properties: {m: {type: object, additionalProperties: {type: object, properties: {c: {type: integer, default: 3}}}}}}", """{"m":{"k":{}}}""", """{"m":{"k":{"c":3}}}""")]
    [InlineData("{type: object, properties: {a: {type: string}, q: {type: string, nullable: true}}}", """{"a":null,"q":null,"u":null}""", """{"q":null,"u":null}""")]
    public void Defaults_fill_what_is_missing_and_stray_nulls_go(string schema, string value, string expected)
    {
        var compiled = Schemas.Compile(schema);
        Assert.Equal(JsonValue.Parse(expected), StructuralDefaults.Apply(StructuralDefaults.PruneNulls(JsonValue.Parse(value), compiled), compiled));
    }

    [Theory]
    [InlineData("{type: object, properties: {a: {type: integer}}}", """{"a":"x"}""", "a: Invalid value: \"string\": a in body must be of type integer: \"string\"")]
    [InlineData("{type: object, properties: {a: {type: integer}}}", """{"a":1.5}""", "[a: Invalid value: \"number\": a in body must be of type integer: \"number\", <nil>: Invalid value: \"\": Checked value must be of type integer (default format) in a]")]
    [InlineData("{type: object, properties: {a: {type: integer}}}", """{"a":2.0}""", "")]
    [InlineData("{type: object, properties: {a: {type: number}}}", """{"a":2}""", "")]
    [InlineData("{type: object, properties: {a: {type: string}}}", """{"a":null}""", "a: Invalid value: \"null\": a in body must be of type string: \"null\"")]
    [InlineData("{type: object, properties: {a: {type: string, nullable: true}}}", """{"a":null}""", "")]
    [InlineData("{type: object, required: [a], properties: {a: {type: string}, b: {type: object, required: [c], properties: {c: {type: string}}}}}", """{"b":{}}""", "[b.c: Required value, a: Required value]")]
    [InlineData("{type: object, properties: {a: {type: string, enum: [x, w]}}}", """{"a":"z"}""", "a: Unsupported value: \"z\": supported values: \"x\", \"w\"")]
    [InlineData("{type: object, properties: {a: {type: integer, enum: [1, 2]}}}", """{"a":3}""", "a: Unsupported value: 3: supported values: \"1\", \"2\"")]
    [InlineData("{type: object, properties: {a: {type: string, maxLength: 2}}}", """{"a":"xyz"}""", "a: Too long: may not be more than 2 bytes")]
    [InlineData("{type: object, properties: {a: {type: string, minLength: 2}}}", """{"a":"x"}""", "a: Invalid value: \"x\": a in body should be at least 2 chars long")]
    [InlineData("{type: object, properties: {a: {type: string, pattern: '^x$'}}}", """{"a":"y"}""", "a: Invalid value: \"y\": a in body should match '^x$'")]
    [InlineData("{type: object, properties: {a: {type: integer, minimum: 1, maximum: 3}}}", """{"a":0}""", "a: Invalid value: 0: a in body should be greater than or equal to 1")]
    [InlineData("{type: object, properties: {a: {type: integer, maximum: 3, exclusiveMaximum: true}}}", """{"a":3}""", "a: Invalid value: 3: a in body should be less than 3")]
    [InlineData("{type: object, properties: {a: {type: number, multipleOf: 0.1}}}", """{"a":0.25}""", "a: Invalid value: 0.25: a in body should be a multiple of 0.1")]
    [InlineData("{type: object, properties: {a: {type: integer, format: int32}}}", """{"a":3000000000}""", "<nil>: Invalid value: \"\": Checked value must be of type integer with format int32 in a")]
    [InlineData("{type: object, properties: {a: {type: array, minItems: 1, items: {type: string}}}}", """{"a":[]}""", "a: Invalid value: 0: a in body should have at least 1 items")]
    [InlineData("{type: object, properties: {a: {type: array, maxItems: 1, items: {type: string}}}}", """{"a":["x",2]}""", "[a[1]: Invalid value: \"integer\": a[1] in body must be of type string: \"integer\", a: Too many: 2: must have at most 1 item]")]
    [InlineData("{type: object, properties: {a: {type: object, maxProperties: 1}}}", """{"a":{"x":1,"y":2}}""", "a: Too many: 2: must have at most 1 item")]
    [InlineData("{type: object, properties: {a: {type: object, additionalProperties: {type: integer}}}}", """{"a":{"x":"1"}}""", "a.x: Invalid value: \"string\": a.x in body must be of type integer: \"string\"")]
    [InlineData("{type: object, properties: {a: {type: string, format: date-time}}}", """{"a":"x"}""", "a: Invalid value: \"x\": a in body must be of type date-time: \"x\"")]
    [InlineData("{type: object, properties: {a: {type: string, format: nonsense}}}", """{"a":"x"}""", "")]
    [InlineData("{type: object, properties: {a: {x-kubernetes-int-or-string: true}}}", """{"a":true}""", "a: Invalid value: \"boolean\": a in body must be of type integer,string: \"boolean\"")]
    [InlineData("{type: object, properties: {a: {type: integer}}, oneOf: [{required: [a]}, {required: [b]}]}", "{}", "[<nil>: Invalid value: \"\": \"\" must validate one and only one schema (oneOf). Found none valid, a: Required value]")]
    [InlineData("{type: object, properties: {s: {type: object, properties: {a: {type: integer}}, anyOf: [{required: [a]}, {required: [b]}]}}}", """{"s":{}}""", "[<nil>: Invalid value: \"\": \"s\" must validate at least one schema (anyOf), s.a: Required value]")]
    [InlineData("{type: object, properties: {a: {type: integer, allOf: [{minimum: 3}, {maximum: 9}]}}}", """{"a":1}""", "[a: Invalid value: 1: a in body should be greater than or equal to 3, <nil>: Invalid value: \"\": \"a\" must validate all the schemas (allOf)]")]
    [InlineData("{type: object, properties: {a: {type: integer, not: {enum: [5]}}}}", """{"a":5}""", "<nil>: Invalid value: \"\": \"a\" must not validate the schema (not)")]
    [InlineData("{type: object, properties: {a: {type: array, x-kubernetes-list-type: set, items: {type: string}}}}", """{"a":["x","y","x","x"]}""", "a[2]: Duplicate value: \"x\"")]
    [InlineData("{type: object, properties: {a: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k], items: {type: object, properties: {k: {type: string}, v: {type: integer}}}}}}", """{"a":[{"k":"x","v":1},{"k":"x","v":2}]}""", "a[1]: Duplicate value: {\"k\":\"x\"}")]
    [InlineData("{type: object, properties: {e: {type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}}}", """{"e":{"kind":"A B","metadata":{"name":"a/b"}}}""", "[e.apiVersion: Required value, e.kind: Invalid value: \"A B\": may have mixed case, but should otherwise match: a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?'), e.metadata.name: Invalid value: \"a/b\": may not contain '/']")]
    public void Objects_are_validated_with_upstreams_messages(string schema, string value, string expected) =>
        Assert.Equal(expected, StructuralValidation.Validate(JsonValue.ParseObject(value), Schemas.Compile(schema)).ToString());

    [Theory]
    [InlineData("uuid", "6ba7b810-9dad-11d1-80b4-00c04fd430c8", "6ba7b810")]
    [InlineData("ipv4", "10.0.0.1", "::1")]
    [InlineData("ipv6", "::1", "10.0.0.1")]
    [InlineData("cidr", "10.0.0.0/8", "10.0.0.0")]
    [InlineData("date", "2024-02-29", "2023-02-29")]
    [InlineData("date-time", "2024-01-01T10:00:00.5+01:00", "2024-01-01 10:00:00Z")]
    [InlineData("duration", "1h30m", "soon")]
    [InlineData("duration", "22 ns", "1x")]
    [InlineData("byte", "aGk=", "a")]
    [InlineData("uri", "https://a.b/c?d=%20", "not a uri")]
    [InlineData("hostname", "a.example.com", "-a.example.com")]
    [InlineData("mac", "00:11:22:33:44:55", "00:11")]
    [InlineData("email", "a@b.c", "a")]
    [InlineData("isbn10", "0321751043", "0321751044")]
    [InlineData("isbn13", "978-0321751041", "978-0321751042")]
    [InlineData("creditcard", "4111-1111-1111-1111", "4111-1111-1111-1112")]
    [InlineData("hexcolor", "#fff", "#ff")]
    [InlineData("k8s-short-name", "a-b", "a.b")]
    [InlineData("k8s-long-name", "a-b.c", "A")]
    public void Formats_are_checked(string format, string good, string bad)
    {
        Assert.True(TextFormats.IsKnown(format));
        Assert.True(TextFormats.IsValid(format, good));
        Assert.False(TextFormats.IsValid(format, bad));
    }

    [Fact]
    public void Configurations_of_custom_resources_merge_by_their_schema()
    {
        var schema = Schemas.Compile("""
            type: object
            properties:
              spec:
                type: object
                properties:
                  whole: {type: object, x-kubernetes-map-type: atomic, additionalProperties: {type: string}}
                  names: {type: array, x-kubernetes-list-type: set, items: {type: string}}
                  ports:
                    type: array
                    x-kubernetes-list-type: map
                    x-kubernetes-list-map-keys: [port, protocol]
                    items: {type: object, required: [port], properties: {port: {type: integer}, protocol: {type: string, default: TCP}, note: {type: string}}}
                  free: {type: object, x-kubernetes-preserve-unknown-fields: true}
            """);
        var type = StructuralMergeTypes.Of(schema);
        var manager = new FieldManager(new("e.c", "v1", "W"), new SingleVersion("e.c/v1", type), "", FieldSet.Empty, JsonObject.Empty, TimeProvider.System);
        var config = JsonValue.ParseObject("""{"apiVersion":"e.c/v1","kind":"W","metadata":{"name":"w","labels":{"a":"b"}},"spec":{"whole":{"x":"1"},"names":["n"],"ports":[{"port":1,"note":"x"}],"free":{"a":{"b":1}}}}""");
        var applied = manager.Apply(null, default, config, "me", force: false);
        Assert.Equal(
            """{"f:metadata":{"f:labels":{"f:a":{}}},"f:spec":{"f:free":{"f:a":{".":{},"f:b":{}}},"f:names":{"v:\"n\"":{}},"f:ports":{"k:{\"port\":1,\"protocol\":\"TCP\"}":{".":{},"f:note":{},"f:port":{}}},"f:whole":{}}}""",
            applied.ManagedFields[0].FieldsV1.ToString());
        var e = Assert.Throws<ApplyException>(() => manager.Apply(null, default, config.With("spec", JsonValue.Parse("""{"other":1}""")), "me", force: false));
        Assert.EndsWith(".spec.other: field not declared in schema", e.Message, StringComparison.Ordinal);
    }
}
