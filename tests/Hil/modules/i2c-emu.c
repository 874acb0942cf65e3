// SPDX-License-Identifier: GPL-2.0
/*
 * A virtual I2C adapter for the bench: each transfer is handed to user space through /dev/i2c-emu, where an emulated
 * device answers it. i2c-stub of the kernel takes no plain transfers (I2C_RDWR), which the drivers use.
 */
#include <linux/module.h>
#include <linux/i2c.h>
#include <linux/miscdevice.h>
#include <linux/uaccess.h>
#include <linux/completion.h>
#include <linux/wait.h>
static struct i2c_msg *cur; static int cur_num, result; static bool pending, attached;
static DECLARE_WAIT_QUEUE_HEAD(wq); static DECLARE_COMPLETION(done); static DEFINE_MUTEX(lk);
static int xfer(struct i2c_adapter *a, struct i2c_msg *m, int n)
{
	int r;
	if (!attached) return -ENXIO;
	mutex_lock(&lk); cur = m; cur_num = n; result = -ETIMEDOUT; reinit_completion(&done); pending = true; mutex_unlock(&lk);
	wake_up_interruptible(&wq);
	wait_for_completion_timeout(&done, HZ * 2);
	mutex_lock(&lk); pending = false; cur = NULL; r = result; mutex_unlock(&lk);
	return r;
}
static u32 func(struct i2c_adapter *a) { return I2C_FUNC_I2C | I2C_FUNC_SMBUS_EMUL; }
static const struct i2c_algorithm algo = { .master_xfer = xfer, .functionality = func };
static struct i2c_adapter adap = { .owner = THIS_MODULE, .algo = &algo, .name = "i2c-emu" };
/* request: u16 num, then per message u16 addr, u16 flags, u16 len, data when it is a write */
static ssize_t emu_read(struct file *f, char __user *b, size_t sz, loff_t *o)
{
	u16 h[3]; size_t p = 0; int i; u16 n; ssize_t r = -EFAULT;
	if (wait_event_interruptible(wq, READ_ONCE(pending))) return -ERESTARTSYS;
	mutex_lock(&lk);
	if (!pending) { r = 0; goto out; }
	n = cur_num; if (sz < 2 || copy_to_user(b, &n, 2)) goto out; p = 2;
	for (i = 0; i < cur_num; i++) {
		bool rd = cur[i].flags & I2C_M_RD; size_t need = 6 + (rd ? 0 : cur[i].len);
		h[0] = cur[i].addr; h[1] = cur[i].flags; h[2] = cur[i].len;
		if (p + need > sz || copy_to_user(b + p, h, 6) || (!rd && copy_to_user(b + p + 6, cur[i].buf, cur[i].len))) goto out;
		p += need;
	}
	pending = false; r = p;
out:	mutex_unlock(&lk); return r;
}
/* reply: u8 status (0 = ACK), then the data of the read messages */
static ssize_t emu_write(struct file *f, const char __user *b, size_t sz, loff_t *o)
{
	u8 st; size_t p = 1; int i; ssize_t r = sz;
	if (sz < 1 || copy_from_user(&st, b, 1)) return -EFAULT;
	mutex_lock(&lk);
	if (!cur) { r = -EPIPE; goto out; }
	if (st) result = -ENXIO; else {
		for (i = 0; i < cur_num; i++) if (cur[i].flags & I2C_M_RD) {
			if (p + cur[i].len > sz || copy_from_user(cur[i].buf, b + p, cur[i].len)) { r = -EINVAL; goto out; }
			p += cur[i].len; }
		result = cur_num; }
	complete(&done);
out:	mutex_unlock(&lk); return r;
}
static int emu_open(struct inode *i, struct file *f) { attached = true; return 0; }
static int emu_rel(struct inode *i, struct file *f) { attached = false; return 0; }
static const struct file_operations fops = { .owner = THIS_MODULE, .read = emu_read, .write = emu_write, .open = emu_open, .release = emu_rel };
static struct miscdevice md = { .minor = MISC_DYNAMIC_MINOR, .name = "i2c-emu", .fops = &fops };
static int __init ini(void) { int r = misc_register(&md); if (r) return r; r = i2c_add_adapter(&adap); if (r) misc_deregister(&md); return r; }
static void __exit fin(void) { i2c_del_adapter(&adap); misc_deregister(&md); }
module_init(ini); module_exit(fin); MODULE_LICENSE("GPL");

