using System.Reflection;
using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.Api.Tests.Completeness;

public sealed class CompletenessTests
{
    [SharedFact]
    public void Every_type_of_the_facts_has_a_record_with_exactly_the_fields_of_the_facts()
    {
        var facts = ApiFacts.Load();
        var problems = new List<string>();
        var types = 0;
        var fields = 0;
        foreach (var fact in facts.Types.Values)
        {
            if (Exemptions.Types.ContainsKey(fact.Key))
            {
                continue;
            }

            if (ApiSchemas.Find(fact) is not { } found)
            {
                if (!facts.OnlyInlined.Contains(fact.Key))
                {
                    problems.Add($"{fact.Key}: no record");
                }

                continue;
            }

            types++;
            fields += fact.Fields.Count;
            problems.AddRange(TypeComparison.Compare(facts, fact, found.Schema).Select(p => $"{fact.Key}: {p}"));
        }

        Assert.True(problems.Count == 0, $"{problems.Count} problems in {types} types with {fields} fields:\n{string.Join('\n', problems.Take(100))}");
        Assert.InRange(types, 1200, int.MaxValue);
        Assert.InRange(fields, 4600, int.MaxValue);
    }

    [SharedFact]
    public void Every_exemption_names_a_type_of_the_facts()
    {
        var facts = ApiFacts.Load();
        Assert.DoesNotContain(Exemptions.Types.Keys, key => !facts.Types.ContainsKey(key));
    }

    [SharedFact]
    public void Every_resource_of_the_facts_has_a_kind_with_its_plural_name_and_scope()
    {
        var problems = new List<string>();
        var resources = FactTable.Load("resources.tsv").Rows;
        foreach (var row in resources.Where(r => !r["plural"].Contains('/', StringComparison.Ordinal)))
        {
            var group = row["group"] == "-" ? "" : row["group"];
            var apiVersion = group.Length == 0 ? row["version"] : $"{group}/{row["version"]}";
            if (!KubeKinds.TryGet(apiVersion, row["kind"], out var codec))
            {
                problems.Add($"{apiVersion} {row["kind"]}: no kind");
            }
            else if (codec.Info.Plural != row["plural"] || codec.Info.Namespaced != (row["namespaced"] is "y" or "1"))
            {
                problems.Add($"{apiVersion} {row["kind"]}: {codec.Info.Plural} namespaced={codec.Info.Namespaced}, facts say {row["plural"]} {row["namespaced"]}");
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public void Every_record_with_a_kind_attribute_is_in_the_table_of_kinds()
    {
        var marked = typeof(KubeKinds).Assembly.GetTypes().Where(t => t.GetCustomAttribute<KindAttribute>() is not null).ToHashSet();
        Assert.True(marked.SetEquals(KubeKinds.All.Select(k => k.Type)));
    }

    [Fact]
    public void Every_list_map_key_names_a_field_of_its_elements()
    {
        var problems = new List<string>();
        foreach (var (type, schema) in ApiSchemas.All)
        {
            foreach (var field in schema.Fields.Where(f => !Exemptions.ListKeys.ContainsKey($"{type.Name}.{f.JsonName}")).Where(f => f.ListKeys.Count > 0 || (f.MergeKey.Length > 0 && f.Value.Shape == FieldShape.List)))
            {
                var item = field.Value.Items?.Type?.Invoke();
                problems.AddRange(field.ListKeys.Append(field.MergeKey).Where(key => key.Length > 0 && item?.Find(key) is null)
                    .Select(key => $"{type.FullName}.{field.JsonName}: no field {key} in {item?.Name}"));
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }
}
