using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Appliance.Domain.Marketing;
using Appliance.Domain.Marketing.Conditions;
using Appliance.Domain.Members;
using Microsoft.OpenApi;

namespace Appliance.Firmware.Rest;

/// <summary>How a condition is described: one schema a kind, and wherever a condition stands a reference to all of them.</summary>
internal static class ConditionSchema
{
    private const string Name = nameof(Condition);

    public static void Describe(OpenApiDocument document)
    {
        if (document.Components?.Schemas is not { } schemas) return;
        foreach (var (name, schema) in schemas)
        {
            if (schema.Properties?.ContainsKey("condition") != true) continue;
            schema.Properties["condition"] = name is nameof(PreviewRequest) or nameof(PreviewResponse)
                ? new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, One(document)] }
                : One(document);
        }

        schemas[Name] = new OpenApiSchema
        {
            Description = "Something that holds for a member on a day, or does not.",
            OneOf =
            [
                Kind("all", ("of", Several(document))),
                Kind("any", ("of", Several(document))),
                Kind("not", ("of", One(document))),
                Kind("figure", ("figure", Words<Figure>()), ("is", Words<Comparison>()), ("value", Whole())),
                Kind("days-since", ("since", Words<DayFigure>()), ("is", Words<Comparison>()), ("days", Whole())),
                Kind("day", ("of", Words<DayFigure>()), ("is", Words<Comparison>()), ("day", Day())),
                Kind("visited", ("withinDays", Whole()), ("is", Words<Comparison>()), ("times", Whole())),
                Kind(
                    "bought", ("of", Words<SubjectKind>()), ("code", Text()), ("measure", Words<PurchaseMeasure>()),
                    ("is", Words<Comparison>()), ("value", Whole()), ("withinDays?", Whole(orNull: true))),
                Kind("attribute", ("code", Text()), ("is", Words<Comparison>()), ("value", Text())),
                Kind("birth-month", ("month?", Whole(orNull: true)), ("relative?", Words<RelativeMonth>())),
                Kind("text", ("of", Words<ProfileText>()), ("text", Text())),
                Kind("contact", ("channel", Words<ContactChannel>())),
                Kind("consent", ("channel", Words<ContactChannel>())),
                Kind("provisional"),
                Kind("leaving"),
            ],
        };
    }

    private static OpenApiSchemaReference One(OpenApiDocument document) => new(Name, document);

    private static OpenApiSchema Several(OpenApiDocument document) => new() { Type = JsonSchemaType.Array, Items = One(document) };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema Day() => new() { Type = JsonSchemaType.String, Format = "date" };

    private static OpenApiSchema Whole(bool orNull = false) =>
        new() { Type = orNull ? JsonSchemaType.Integer | JsonSchemaType.Null : JsonSchemaType.Integer, Format = "int64" };

    /// <summary>The names of an enumeration on the wire.</summary>
    private static OpenApiSchema Words<T>()
        where T : struct, Enum => new()
        {
            Type = JsonSchemaType.String,
            Enum =
            [
                .. Enum.GetNames<T>().Select(name => (JsonNode)typeof(T).GetField(name)!
                    .GetCustomAttributes(typeof(JsonStringEnumMemberNameAttribute), inherit: false)
                    .Cast<JsonStringEnumMemberNameAttribute>().Single().Name),
            ],
        };

    /// <summary>An object of one kind; a property whose name ends in a question mark may be left out.</summary>
    private static OpenApiSchema Kind(string kind, params ReadOnlySpan<(string Name, IOpenApiSchema Schema)> properties)
    {
        OpenApiSchema schema = new()
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(StringComparer.Ordinal) { "kind" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["kind"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [kind] },
            },
            AdditionalPropertiesAllowed = false,
        };
        foreach (var (name, property) in properties)
        {
            schema.Properties[name.TrimEnd('?')] = property;
            if (!name.EndsWith('?')) schema.Required.Add(name);
        }

        return schema;
    }
}
