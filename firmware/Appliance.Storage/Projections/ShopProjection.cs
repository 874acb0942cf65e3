using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections;

/// <summary>What the shop is: profile, goods with their stock, people, permissions.</summary>
internal sealed class ShopProjection(IDocumentTransaction transaction) : IPartProjection
{
    private readonly DocumentCache<DepartmentDocument> departments = new(Collections.Departments, transaction);
    private readonly DocumentCache<ProductDocument> products = new(Collections.Products, transaction);
    private readonly DocumentCache<StagedProductsDocument> staged = new(Collections.StagedProducts, transaction);
    private readonly DocumentCache<KeysDocument> keys = new(Collections.Keys, transaction);
    private readonly DocumentCache<CouponDocument> coupons = new(Collections.Coupons, transaction);
    private readonly DocumentCache<StaffDocument> staff = new(Collections.Staff, transaction);
    private readonly DocumentCache<StaffCardDocument> staffCards = new(Collections.StaffCards, transaction);
    private readonly DocumentCache<PermissionsDocument> permissions = new(Collections.Permissions, transaction);
    private readonly DocumentCache<ShopDocument> shop = new(Collections.Shop, transaction);

    public void Add(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case ShopConfigured configured:
                shop.Put(new(configured.Shop));
                break;
            case DepartmentDefined defined:
                departments.Put(new(defined.Department));
                break;
            case ProductDefined defined:
                products.Put(new(defined.Product, products.Get(defined.Product.Code)?.Stock ?? 0));
                break;
            case ProductsStaged part:
                Stage(part);
                break;
            case ProductsApplied applied:
                staged.Delete(Collections.PartKey(applied.Part));
                break;
            case KeysArranged arranged:
                keys.Put(new(arranged.Rows));
                break;
            case CouponDefined defined:
                coupons.Put(new(defined.Coupon));
                break;
            case StockMoved moved:
                Move(moved.Code, moved.Pieces);
                break;
            case SaleClosed sale:
                foreach (var line in sale.Lines.Where(line => !line.Voided)) Move(line.Code, -line.Quantity);
                break;
            case SaleRefunded refund:
                foreach (var line in refund.Lines) Move(line.Line.Code, line.Line.Quantity);
                break;
            case PermissionsDefined defined:
                permissions.Put(new(defined.Table));
                break;
            default:
                AddStaff(entry.Data);
                break;
        }
    }

    public void Flush()
    {
        departments.Flush();
        products.Flush();
        staged.Flush();
        keys.Flush();
        coupons.Flush();
        staff.Flush();
        staffCards.Flush();
        permissions.Flush();
        shop.Flush();
    }

    /// <summary>The first part of an import takes the place of whatever another one left behind.</summary>
    private void Stage(ProductsStaged part)
    {
        for (var i = 0; part.Part == 0 && i < Limits.ImportParts; i++) staged.Delete(Collections.PartKey(i));
        staged.Put(new(part));
    }

    private void Move(string? code, long pieces)
    {
        if (code is not null && products.Get(code) is { Product.StockKept: true } product)
        {
            products.Put(product with { Stock = product.Stock + pieces });
        }
    }

    private void AddStaff(EntryData data)
    {
        switch (data)
        {
            case StaffRegistered person:
                foreach (var hash in staff.Get(person.StaffId)?.CardHashes ?? []) staffCards.Delete(hash);
                staff.Put(new(person.StaffId, person.Name, person.Role, person.PinHash, person.Left, CardHashes: person.CardHashes));
                if (person.Left) break;
                foreach (var hash in person.CardHashes ?? []) staffCards.Put(new(hash, person.StaffId));
                break;
            case PinRefused refused when staff.Get(refused.StaffId) is { } person:
                staff.Put(person with { WrongPins = refused.Count, BlockedUntil = refused.BlockedUntil });
                break;
            case StaffSignedIn signedIn:
                Trust(signedIn.StaffId);
                break;
            case ActionOverridden overridden:
                Trust(overridden.By);
                break;
            default:
                break;
        }
    }

    private void Trust(string staffId)
    {
        if (staff.Get(staffId) is { WrongPins: > 0 } person) staff.Put(person with { WrongPins = 0, BlockedUntil = default });
    }
}
