using Dotnetes.Machinery.Structural;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.Machinery.Tests.Structural;

public sealed class StructuralCheckTests
{
    [Theory]
    [InlineData("type: object")]
    [InlineData("{type: object, properties: {a: {type: string, minLength: 1}, b: {type: array, items: {type: integer}}, c: {type: object, additionalProperties: {type: string}}}}")]
    [InlineData("{type: object, properties: {a: {x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}}}")]
    [InlineData("{type: object, properties: {a: {x-kubernetes-int-or-string: true, allOf: [{anyOf: [{type: integer}, {type: string}]}, {pattern: a}]}}}")]
    [InlineData("{type: object, properties: {a: {x-kubernetes-preserve-unknown-fields: true}}}")]
    [InlineData("{type: object, properties: {metadata: {type: object, properties: {name: {type: string, maxLength: 5}}}, kind: {type: string}}}")]
    [InlineData("{type: object, properties: {a: {type: integer}}, anyOf: [{properties: {a: {minimum: 3}}}, {required: [a]}], not: {properties: {a: {enum: [5]}}}}")]
    public void A_structural_schema_passes(string yaml) => Assert.Equal("", StructuralCheck.Check(Schemas.Props(yaml), FieldPath.Of("s")).ToString());

    [Theory]
    [InlineData("{type: object, properties: {a: {type: string, default: v, enum: [v, w]}, b: {type: object, default: {c: 1}, properties: {c: {type: integer}}}}}", "")]
    [InlineData("{type: object, properties: {a: {type: string, default: z, enum: [v, w]}}}", "s.properties[a].default: Unsupported value: \"z\": supported values: \"v\", \"w\"")]
    [InlineData("{type: object, properties: {a: {type: array, items: {type: string, maxLength: 1, default: long}}}}", "s.properties[a].items.default: Too long: may not be more than 1 byte")]
    [InlineData("{type: object, properties: {b: {type: object, default: {d: 1}, properties: {c: {type: integer}}}}}", "s.properties[b].default: Invalid value: {\"d\":1}: must not have unknown fields")]
    public void Defaults_must_be_what_their_schema_accepts(string yaml, string expected) => Assert.Equal(expected, DefaultsCheck.Check(Schemas.Props(yaml), FieldPath.Of("s")).ToString());

    [Theory]
    [InlineData("{}", "s.type: Required value: must not be empty at the root")]
    [InlineData("type: array", "[s.items: Required value: must be specified, s.type: Invalid value: \"array\": must be object at the root]")]
    [InlineData("{type: object, additionalProperties: {type: string}}", "s.additionalProperties: Forbidden: must not be used at the root")]
    [InlineData("{type: object, properties: {a: {}}}", "s.properties[a].type: Required value: must not be empty for specified object fields")]
    [InlineData("{type: object, properties: {a: {type: array, items: {}}}}", "s.properties[a].items.type: Required value: must not be empty for specified array items")]
    [InlineData("{type: object, properties: {a: {type: integer}}, anyOf: [{properties: {a: {type: integer}}}]}", "s.anyOf[0].properties[a].type: Forbidden: must be empty to be structural")]
    [InlineData("{type: object, allOf: [{properties: {a: {minimum: 1}}}]}", "s.properties[a]: Required value: because it is defined in s.allOf[0].properties[a]")]
    [InlineData("{type: object, properties: {a: {type: array, items: {type: string}}}, not: {properties: {a: {items: {description: x, nullable: true}}}}}", "[s.not.properties[a].items.description: Forbidden: must be empty to be structural, s.not.properties[a].items.nullable: Forbidden: must be false to be structural]")]
    [InlineData("{type: object, properties: {metadata: {type: object, properties: {labels: {type: object}}}}}", "s.properties[metadata]: Forbidden: must not specify anything other than name and generateName, but metadata is implicitly specified")]
    [InlineData("{type: object, properties: {kind: {type: integer}}}", "s.properties[kind].type: Invalid value: \"integer\": must be string")]
    [InlineData("{type: object, properties: {a: {type: string, x-kubernetes-embedded-resource: true}}}", "[s.properties[a].properties: Required value: must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields, s.properties[a].type: Invalid value: \"string\": must be object if x-kubernetes-embedded-resource is true]")]
    [InlineData("{type: object, properties: {a: {x-kubernetes-int-or-string: true, x-kubernetes-preserve-unknown-fields: true}}}", "s.properties[a].x-kubernetes-preserve-unknown-fields: Invalid value: true: must be false if x-kubernetes-int-or-string is true")]
    [InlineData("{type: object, oneOf: [{properties: {metadata: {}}}]}", "[s.oneOf[0].properties[metadata]: Forbidden: must not be specified in a nested context, s.properties[metadata]: Required value: because it is defined in s.oneOf[0].properties[metadata]]")]
    public void What_is_not_structural_is_named(string yaml, string expected) => Assert.Equal(expected, StructuralCheck.Check(Schemas.Props(yaml), FieldPath.Of("s")).ToString());

    [Theory]
    [InlineData("{type: object, uniqueItems: true}", "s.uniqueItems: Forbidden: uniqueItems cannot be set to true since the runtime complexity becomes quadratic")]
    [InlineData("{type: object, $ref: a}", "s.$ref: Forbidden: $ref is not supported")]
    [InlineData("{type: foo}", "s.type: Unsupported value: \"foo\": supported values: \"array\", \"boolean\", \"integer\", \"number\", \"object\", \"string\"")]
    [InlineData("{type: 'null'}", "s.type: Forbidden: type cannot be set to null, use nullable as an alternative")]
    [InlineData("{type: object, properties: {a: {type: string}}, additionalProperties: {type: string}}", "s.additionalProperties: Forbidden: additionalProperties and properties are mutual exclusive")]
    [InlineData("{type: object, x-kubernetes-list-type: set}", "s.type: Invalid value: \"object\": must be array if x-kubernetes-list-type is specified")]
    [InlineData("{type: array, items: {type: string}, x-kubernetes-list-type: bag}", "s.x-kubernetes-list-type: Unsupported value: \"bag\": supported values: \"atomic\", \"set\", \"map\"")]
    [InlineData("{type: array, items: {type: object}, x-kubernetes-list-type: set}", "s.items.x-kubernetes-map-type: Invalid value: null: must be atomic as item of a list with x-kubernetes-list-type=set")]
    [InlineData("{type: array, items: {type: object, properties: {a: {type: string}}}, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a]}", "s.items.properties[a].default: Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property")]
    [InlineData("{type: array, items: {type: object, required: [a], properties: {a: {type: string}}}, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a, b]}", "s.x-kubernetes-list-map-keys: Invalid value: [\"a\",\"b\"]: entries must all be names of item properties")]
    [InlineData("{type: object, x-kubernetes-map-type: loose}", "s.x-kubernetes-map-type: Unsupported value: \"loose\": supported values: \"atomic\", \"granular\"")]
    [InlineData("{type: object, properties: {metadata: {type: object, properties: {name: {type: string, default: x}}}}}", "s.properties[metadata].properties[name].default: Forbidden: must not be set in top-level metadata")]
    [InlineData("{type: object, x-kubernetes-validations: [{rule: ' '}]}", "s.x-kubernetes-validations[0].rule: Required value: rule is not specified")]
    [InlineData("{type: object, x-kubernetes-validations: [{rule: a, reason: Bad}]}", "s.x-kubernetes-validations[0].reason: Unsupported value: \"Bad\": supported values: \"FieldValueDuplicate\", \"FieldValueForbidden\", \"FieldValueInvalid\", \"FieldValueRequired\"")]
    public void Keywords_that_do_not_fit_are_named(string yaml, string expected) => Assert.Equal(expected, SchemaCheck.Check(Schemas.Props(yaml), FieldPath.Of("s")).ToString());

    [Theory]
    [InlineData("^a$", "a", true)]
    [InlineData("^a$", "a\n", false)]
    [InlineData("[[:alpha:]]+\\d", "ab1", true)]
    [InlineData("^\\d$", "\u0663", false)]
    [InlineData("^(?P<x>b)$", "b", true)]
    [InlineData("^\\pL+$", "\u00e9", true)]
    [InlineData("^[]a[]+$", "]a[", true)]
    [InlineData("^\\Qa.b\\E$", "a.b", true)]
    [InlineData("^[^\\s]+$", "a b", false)]
    [InlineData("(?i)^ab$", "AB", true)]
    public void Patterns_mean_what_they_mean_in_Go(string pattern, string text, bool matches) =>
        Assert.Equal(matches, GoPattern.TryCompile(pattern, out _)!.IsMatch(text));

    [Theory]
    [InlineData("[")]
    [InlineData("a(?=b)")]
    [InlineData("(a)\\1")]
    [InlineData("(a+)+(?!b)")]
    public void Patterns_that_Go_does_not_have_are_refused(string pattern) => Assert.Null(GoPattern.TryCompile(pattern, out _));
}
